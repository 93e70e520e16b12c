import type { ViewChild, ViewNode } from './types.ts'

export interface Hit {
  node: ViewNode
  /** From the root to the node, both included. */
  trail: ViewNode[]
}

/** Hidden from screen readers means repeated elsewhere in words; still visible. */
const isUnseen = (node: ViewNode) =>
  String(node.attr.class ?? '')
    .split(' ')
    .includes('unseen')

/** The words a person sees, in reading order; inputs show their value. */
export function visibleText(child: ViewChild): string {
  if (typeof child === 'string') return child
  if (isUnseen(child)) return ''
  if (child.tag === 'input' || child.tag === 'textarea') return String(child.attr.value ?? '')
  return child.children.map(visibleText).join('')
}

/** The deepest element first, in reading order. */
export function* everyNode(node: ViewNode, above: ViewNode[] = []): Generator<Hit> {
  const trail = [...above, node]
  for (const child of node.children) if (typeof child !== 'string') yield* everyNode(child, trail)
  yield { node, trail }
}

export const roleOf = (node: ViewNode): string => String(node.attr['aria-role'] || node.attr.role || '')

export const labelOf = (node: ViewNode): string => String(node.attr['aria-label'] || '')

const controls = ['button', 'radio', 'checkbox', 'switch', 'tab', 'link']

/** A thing one can press: by role, or a native button. */
export const isControl = (node: ViewNode): boolean => node.tag === 'button' || controls.includes(roleOf(node))

/** What a screen reader would call it: its label, else its words. */
export const spokenName = (node: ViewNode): string => labelOf(node) || visibleText(node).trim()

export const isDisabled = (node: ViewNode): boolean =>
  node.attr['aria-disabled'] === 'true' || node.attr.disabled === true || node.attr.disabled === 'true'

/** Written one element a line, for the message of a failed test. */
export function outline(node: ViewNode, depth = 0): string {
  const own = node.children.filter((child) => typeof child === 'string').join('')
  const words = [roleOf(node) && `<${roleOf(node)}>`, labelOf(node) && `“${labelOf(node)}”`, own]
    .filter(Boolean)
    .join(' ')
  const line = words ? `${'  '.repeat(depth)}${words}\n` : ''
  const inside = node.children.map((child) =>
    typeof child === 'string' ? '' : outline(child, depth + (words ? 1 : 0)),
  )
  return line + inside.join('')
}
