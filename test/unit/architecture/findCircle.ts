/**
 * Looks for a way that leads back to where it began.
 *
 * @returns the nodes on that way, the first of them again at the end; undefined if there is none
 */
export function findCircle(nodes: Iterable<string>, next: (node: string) => Iterable<string>): string[] | undefined {
  const finished = new Set<string>();
  const walk = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (finished.has(node)) return undefined;
    for (const each of next(node)) {
      const circle = walk(each, [...way, node]);
      if (circle) return circle;
    }
    finished.add(node);
    return undefined;
  };
  for (const node of nodes) {
    const circle = walk(node, []);
    if (circle) return circle;
  }
  return undefined;
}
