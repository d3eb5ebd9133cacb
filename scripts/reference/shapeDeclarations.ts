import type * as typedoc from "typedoc" with { "resolution-mode": "import" };
import { entries } from "./entries";
import { fieldsOf, plainType } from "./plainType";

type TypeDoc = typeof typedoc;

/** What TypeDoc calls a parameter that the source takes apart at once. */
const takenApart = "__namedParameters";

/** Members by which copies of the package know each other. */
const internalNames = /^(__(?!type$).*|brand)$/;

/**
 * Leaves out of what TypeDoc has read what a reader has seen elsewhere, and says types in words that are exported:
 *
 * - A member that comes from another class of the page, or carries out an interface of the page, stands there.
 * - Members for this package alone are left out.
 * - A type that is computed from a table is written as what it comes to.
 */
export function shapeDeclarations(api: TypeDoc, application: typedoc.Application): void {
  application.converter.on(api.Converter.EVENT_RESOLVE_END, ({ project }: typedoc.Context) => {
    for (const entry of project.children ?? []) {
      entry.name =
        entries.find(({ source }) => entry.name === source.replace(/(\/index)?\.ts$/, ""))?.page ?? entry.name;
    }
    const declarations = Object.values(project.reflections).filter((reflection) => reflection.isDeclaration());
    // First all of them are found, since a member tells by another that may go too.
    for (const declaration of declarations.filter(isSeenElsewhere)) project.removeReflection(declaration);
    const remaining = Object.values(project.reflections);
    for (const reflection of remaining) shape(api, reflection);
    for (const reflection of remaining) {
      if (reflection.isDeclaration() || reflection.isProject()) leaveOutEmptyGroups(project, reflection);
    }
  });
}

/** Groups are made before members are left out, and would name what is gone. */
function leaveOutEmptyGroups(project: typedoc.ProjectReflection, container: typedoc.ContainerReflection): void {
  if (container.groups === undefined) return;
  for (const group of container.groups) {
    group.children = group.children.filter(({ id }) => project.reflections[id] !== undefined);
  }
  container.groups = container.groups.filter(({ children }) => children.length > 0);
}

function isSeenElsewhere(reflection: typedoc.DeclarationReflection): boolean {
  const { parent, name } = reflection;
  if (!parent?.isDeclaration() || reflection.isReference() || parent.name === "__type") return false;
  if (internalNames.test(name)) return true;
  if (name === "constructor") return false;
  const members = [reflection, ...reflection.getAllSignatures()];
  const origins = members.flatMap(({ inheritedFrom, implementationOf }) => [inheritedFrom, implementationOf]);
  return origins.some((from) => from?.reflection !== undefined);
}

function shape(api: TypeDoc, reflection: typedoc.Reflection): void {
  if (reflection.isParameter() && reflection.name === takenApart) reflection.name = "options";
  if (reflection.isDeclaration() || reflection.isSignature()) {
    // Sections that say no more than the list of what a class extends.
    delete reflection.inheritedFrom;
    delete reflection.overwrites;
    delete reflection.implementationOf;
  }
  if (reflection.isDeclaration() && reflection.defaultValue === "...") delete reflection.defaultValue;
  if (reflection.isDeclaration() || reflection.isSignature() || reflection.isParameter()) {
    const isTable = reflection.kind === api.ReflectionKind.Variable;
    if (reflection.type)
      reflection.type = (isTable && fieldsOf(api, reflection.type)) || plainType(api, reflection.type);
  }
  if (reflection.isDeclaration()) {
    leaveOutUnnamedBases(api, reflection);
  }
}

/** Of the classes and interfaces that one extends, only those stay that a reader can look up. */
function leaveOutUnnamedBases(api: TypeDoc, { typeHierarchy }: typedoc.DeclarationReflection): void {
  if (typeHierarchy === undefined || typeHierarchy.isTarget) return;
  typeHierarchy.types = typeHierarchy.types.filter((type) => type instanceof api.ReferenceType && isNamed(type));
}

/** Whether a base has a page, here or in a package that a reader can look up. */
function isNamed({ reflection, package: from }: typedoc.ReferenceType): boolean {
  return reflection !== undefined || from?.startsWith("@pulumi/") === true;
}
