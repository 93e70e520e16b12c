import PDFDocument from 'pdfkit'
import type { PdfDocument, Tone } from './document.ts'
import type { FontChain } from './font-chain.ts'

type Pdf = PDFKit.PDFDocument

/** A node of the document's structure: what a screen reader goes by. */
export interface Element {
  tag: string
  node: ReturnType<Pdf['struct']>
}

/** A4 in points; the foot has room for a line on characters without glyph, and one with the page number. */
const page = { width: 595.28, height: 841.89, left: 48, right: 48, top: 46, bottom: 64 }

export const colours: Record<Tone | 'rule' | 'shade' | 'warnShade', string> = {
  plain: '#1d2b2c',
  muted: '#4a5758',
  accent: '#0d5f63',
  warn: '#8a4b00',
  seal: '#b3261e',
  rule: '#b9b3a5',
  shade: '#eef4f3',
  warnShade: '#fbf3e6',
}

export type Sheet = ReturnType<typeof openSheet>

/** The paper while it is written on: where the pen is, and a new page when there is no more room. */
export function openSheet({ title, at, author }: PdfDocument, chain: FontChain) {
  const pdf: Pdf = new PDFDocument({
    size: [page.width, page.height],
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    // None by default: every font of ours is embedded.
    font: '',
    info: { Title: plainXml(title), Author: plainXml(author), Creator: plainXml(author), CreationDate: at },
  })
  const root: Element = { tag: 'Document', node: pdf.struct('Document') }
  pdf.addStructure(root.node)
  const sheet = {
    pdf,
    chain,
    root,
    left: page.left,
    width: page.width - page.left - page.right,
    top: page.top,
    bottom: page.height - page.bottom,
    y: 0,
    /** Characters that no font has, by page. */
    undrawn: [] as Set<string>[],
    newPage() {
      pdf.addPage()
      sheet.undrawn.push(new Set())
      sheet.y = page.top
    },
    /** Makes sure that this much fits under the pen. */
    room(height: number) {
      if (sheet.y + height > sheet.bottom && sheet.y > page.top) sheet.newPage()
    },
    /** What is drawn inside belongs to this element for whoever has the page read aloud. */
    tagged(element: Element, draw: () => void) {
      const content = pdf.markStructureContent(element.tag)
      draw()
      pdf.endMarkedContent()
      element.node.add(content)
    },
    /** Lines, boxes and shades say nothing aloud. */
    decoration(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout') {
      pdf.markContent('Artifact', { type })
      draw()
      pdf.endMarkedContent()
    },
    element(parent: Element, tag: string, alt?: string): Element {
      const node = pdf.struct(tag, alt ? { alt } : {})
      parent.node.add(node)
      return { tag, node }
    },
  }
  sheet.newPage()
  return sheet
}

/** The library puts these into XML as they are. */
const plainXml = (text: string): string =>
  text.replace(/[&<>]/g, (char) => ({ '&': '＆', '<': '＜', '>': '＞' })[char]!)
