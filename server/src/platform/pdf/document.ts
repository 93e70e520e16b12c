/** A document as data: features describe, the press draws. Only plain values, so that it crosses into the press's thread. */
export interface PdfDocument {
  /** Shown by viewers as the name of the window. */
  title: string
  /** The moment that the document bears, and the only time that goes into the file: same document, same bytes. */
  at: Date
  author: string
  /** At the foot of every page, beside the page number. */
  foot: string
  blocks: readonly Block[]
}

export type Tone = 'plain' | 'muted' | 'accent' | 'warn' | 'seal'

export interface Paragraph {
  text: string
  size?: number
  bold?: boolean
  tone?: Tone
}

export type Block =
  | {
      kind: 'title'
      text: string
      under: readonly Paragraph[]
      /** Square code at the right, with what it opens. */
      qr?: { text: string; caption: string }
    }
  | { kind: 'heading'; text: string; note?: string }
  | ({ kind: 'paragraph' } & Paragraph)
  | { kind: 'callout'; title: string; text: string; tone: 'accent' | 'warn' }
  /** Label and value in two columns. */
  | { kind: 'facts'; rows: readonly { label: string; value: readonly Paragraph[] }[] }
  | { kind: 'list'; marks: 'numbers' | 'dots'; items: readonly (readonly Paragraph[])[] }
  /** A round seal at the right, with the office under it. */
  | { kind: 'seal'; ring: string; text: string; caption: string }
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }

export interface Column {
  title: string
  /** Of the page's width; all shares together are 1. */
  share: number
}

/** Paragraphs, or an empty box to be ticked with a pen. */
export type Cell = readonly Paragraph[] | 'tick-box'
