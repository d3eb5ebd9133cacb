import type * as typedoc from "typedoc" with { "resolution-mode": "import" };
import { entries } from "./entries";

type TypeDoc = typeof typedoc;

/** Gives each page its title, what it is for, and a list of its names. */
export function shapePage(api: TypeDoc, application: typedoc.Application): void {
  application.renderer.on(api.PageEvent.END, (page: typedoc.PageEvent) => {
    const { model, contents } = page;
    if (contents === undefined || !(model instanceof api.DeclarationReflection)) return;
    const entry = entries.find((each) => each.page === model.name);
    if (entry === undefined) return;
    const names = (model.groups ?? []).map(({ title, children }) => {
      const links = children.map((child) => `[\`${child.name}\`](#${application.renderer.router?.getAnchor(child)})`);
      return `- **${title}**: ${links.join(", ")}`;
    });
    const body = contents
      .replace(/^# .*\n/, "")
      .replace(/[ \t]+$/gm, "")
      .replace(/^#+ Extends\n\n(?=#)/gm, "")
      // What says nothing in a cell: no default, and what is public like all the rest.
      .replace(/ `undefined` \|(?=[^|\n]*\|$)/gm, " |")
      .replace(/(?<=^\|[^|\n]*\|) `public` \|/gm, " |")
      // Numbers in anchors shift with every name that comes; those to which nothing leads would only fill diffs.
      .replace(/<a id="([^"]+)"><\/a> /g, (anchor, id) => (contents.includes(`](#${id})`) ? anchor : ""));
    const head = [`# ${entry.specifier}`, entry.purpose, names.join("\n")].join("\n\n");
    page.contents = `${head}\n${body}`;
  });
}
