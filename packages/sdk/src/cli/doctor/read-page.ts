import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node

/** An element by its attributes, and the text right inside it. */
export type Tag = { name: string; attributes: ReadonlyMap<string, string>; text: string }

/** Reads the elements of a page in their order, as a browser does before any script runs. */
export function readTags(html: string): Tag[] {
  return tagsIn(parse(html))
}

function tagsIn(node: Node): Tag[] {
  const inside = 'childNodes' in node ? node.childNodes : []
  const own = 'attrs' in node ? [toTag(node)] : []
  return [...own, ...inside.flatMap(tagsIn)]
}

function toTag({ tagName, attrs, childNodes }: DefaultTreeAdapterTypes.Element): Tag {
  return {
    name: tagName,
    attributes: new Map(attrs.map(({ name, value }) => [name, value])),
    text: childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
  }
}
