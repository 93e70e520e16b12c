export interface Markup {
  tag: string
  attr: Record<string, string | null>
  children: (Markup | { text: string })[]
}

const token =
  /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[\w:.@-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*(\/?)>|([^<]+)/g
const attribute = /([\w:.@-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'))?/g

/** Strict: what is not closed, or closed twice, is an error with its place. */
export function parseAxml(source: string, file: string): Markup {
  const root: Markup = { tag: '#root', attr: {}, children: [] }
  const open = [root]
  let end = 0
  for (const match of source.matchAll(token)) {
    if (match.index !== end) throw new Error(`${file}: bad markup at ${end}: ${source.slice(end, end + 40)}`)
    end = match.index + match[0].length
    const [, closing, opening, attributes = '', selfClosing, text] = match
    const parent = open.at(-1)!
    if (closing) {
      if (open.pop()!.tag !== closing) throw new Error(`${file}: unexpected </${closing}>`)
    } else if (opening) {
      const attr: Markup['attr'] = {}
      for (const [, name, double, single] of attributes.matchAll(attribute)) attr[name!] = double ?? single ?? null
      const element: Markup = { tag: opening, attr, children: [] }
      parent.children.push(element)
      if (!selfClosing) open.push(element)
    } else if (text) parent.children.push({ text })
  }
  if (end !== source.length || open.length !== 1) throw new Error(`${file}: <${open.at(-1)!.tag}> is not closed`)
  return root
}
