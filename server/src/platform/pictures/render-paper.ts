import type { DocumentType, GreyPicture } from '@anju/shared-types'
import { QUALITY_EDGE } from '@anju/shared-types'
import sharp, { type Sharp } from 'sharp'
import { decode } from './decode.ts'
import { takeTurns } from './take-turns.ts'
import { Unreadable } from './unreadable.ts'

export interface RenderedPage {
  jpeg: Buffer
  width: number
  height: number
}

export interface RenderedPaper {
  /** Pages of the file; `pages` may hold fewer. */
  pageCount: number
  pages: RenderedPage[]
  thumbnail: Buffer
  /** Of a photograph, for the check of its quality; a PDF has none. */
  grey?: GreyPicture
}

export interface PaperRenderer {
  /** Upright pictures of every page, without the data that phones write into them. Fails with Unreadable. */
  render(type: DocumentType, bytes: Buffer): Promise<RenderedPaper>
}

/** What a clerk can still read the small print on, and a phone still shows. */
const LONG_EDGE = 3000
const PDF_LONG_EDGE = 2200
const THUMBNAIL_EDGE = 360
const MOST_PAGES = 100
/** Phones take 12 to 200 megapixels; a picture of a few kilobytes may claim billions. */
const MOST_PIXELS = 220_000_000
/** HEIC is unpacked as a whole, four bytes a pixel. */
const MOST_HEIC_PIXELS = 60_000_000
const MOST_MS = 120_000
/** A picture takes hundreds of megabytes while it is worked on. */
const AT_A_TIME = 2

export function createPaperRenderer(): PaperRenderer {
  const inTurn = takeTurns(AT_A_TIME)
  return {
    render: (type, bytes) =>
      inTurn(() => (type === 'image/jpeg' || type === 'image/png' ? photo(bytes) : decoded(type, bytes))),
  }
}

async function photo(bytes: Buffer): Promise<RenderedPaper> {
  // `error` covers files that end in the middle. The orientation that the phone noted becomes the way the pixels lie.
  const upright = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' }).autoOrient()
  try {
    const { autoOrient } = await upright().metadata()
    const page = await toPage(upright(), LONG_EDGE)
    return {
      pageCount: 1,
      pages: [page],
      thumbnail: await toThumbnail(page.jpeg),
      grey: await toGrey(upright(), autoOrient),
    }
  } catch (error) {
    throw new Unreadable(/pixel limit/i.test(String(error)) ? 'huge' : 'broken')
  }
}

async function decoded(type: 'image/heic' | 'application/pdf', bytes: Buffer): Promise<RenderedPaper> {
  const pages: RenderedPage[] = []
  let count = 0
  let grey: GreyPicture | undefined
  const options = { mostPages: MOST_PAGES, longEdge: PDF_LONG_EDGE, mostPixels: MOST_HEIC_PIXELS, mostMs: MOST_MS }
  for await (const { page, pageCount } of decode(type, bytes, options)) {
    const { width, height, data } = page
    const bitmap = () => sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: MOST_PIXELS })
    pages.push(await toPage(bitmap(), LONG_EDGE))
    if (type === 'image/heic') grey = await toGrey(bitmap(), { width, height })
    count = pageCount
  }
  if (!pages[0]) throw new Unreadable('broken')
  return { pageCount: count, pages, thumbnail: await toThumbnail(pages[0].jpeg), grey }
}

async function toPage(picture: Sharp, edge: number): Promise<RenderedPage> {
  const { data, info } = await picture
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer({ resolveWithObject: true })
  return { jpeg: data, width: info.width, height: info.height }
}

const toThumbnail = (jpeg: Buffer): Promise<Buffer> =>
  sharp(jpeg).resize(THUMBNAIL_EDGE, THUMBNAIL_EDGE, { fit: 'inside' }).jpeg({ quality: 70 }).toBuffer()

async function toGrey(picture: Sharp, full: { width: number; height: number }): Promise<GreyPicture> {
  const { data, info } = await picture
    .resize(QUALITY_EDGE, QUALITY_EDGE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, grey: data, fullWidth: full.width, fullHeight: full.height }
}
