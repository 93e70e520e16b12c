import path from 'node:path'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { readPdf } from '../../testing/read-pdf.ts'
import type { PdfDocument } from './document.ts'
import { drawDocument } from './draw-document.ts'
import { createFontChain } from './font-chain.ts'
import { findFonts } from './font-files.ts'
import { createPress, type PressNeeds } from './press.ts'

const fontDir = path.resolve('.data/fonts')
const presses: { close(): Promise<void> }[] = []
afterAll(() => Promise.all(presses.map((press) => press.close())))

function open(more: Partial<PressNeeds> = {}) {
  const press = createPress({ fontDir, log: pino({ level: 'silent' }), ...more })
  presses.push(press)
  return press
}

const paper = (text: string): PdfDocument => ({
  title: '告知单',
  at: new Date('2026-03-06T02:00:00Z'),
  author: '安居一窗',
  foot: '',
  blocks: [{ kind: 'paragraph', text }],
})
/** The thread cannot take this one apart. */
const broken = { ...paper(''), blocks: [{ kind: 'facts' }] } as unknown as PdfDocument

describe('the press', () => {
  test('prints in its thread the very bytes that are drawn here', async () => {
    const here = await drawDocument(paper('李𠮷'), createFontChain(findFonts(fontDir)))
    expect(Buffer.compare(await open().print(paper('李𠮷')), here)).toBe(0)
  })

  test('gives everybody their own', async () => {
    const press = open()
    const names = ['甲', '乙', '丙', '丁', '戊']
    const printed = await Promise.all(names.map((name) => press.print(paper(name))))
    expect(printed.map((bytes) => readPdf(bytes).text)).toEqual(names.map((name) => expect.stringContaining(name)))
  })

  test('says what it could not print, and goes on with the next', async () => {
    const press = open()
    const [bad, good] = await Promise.allSettled([press.print(broken), press.print(paper('甲'))])
    expect(bad).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('could not be printed') },
    })
    expect(good.status).toBe('fulfilled')
  })

  test('refuses when too many wait, and takes again afterwards', async () => {
    const press = open({ mostWaiting: 2 })
    const orders = ['甲', '乙', '丙', '丁'].map((name) => press.print(paper(name)))
    const results = await Promise.allSettled(orders)
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    expect(results[3]).toMatchObject({ reason: { code: 'UNAVAILABLE' } })
    await expect(press.print(paper('戊'))).resolves.toBeInstanceOf(Uint8Array)
  })

  test('ends the thread when nobody prints, and starts another for the next document', async () => {
    const press = open({ idleMs: 0 })
    const first = await press.print(paper('甲'))
    await expect.poll(() => press.isRunning(), { timeout: 15_000 }).toBe(false)
    expect(Buffer.compare(await press.print(paper('甲')), first)).toBe(0)
  })

  test('gives up a document that takes too long; the next one gets a thread of its own', async () => {
    const press = open({ mostMs: 1 })
    await expect(press.print(paper('甲'))).rejects.toThrow('was not printed in 1 ms')
    expect(press.isRunning()).toBe(false)
  })

  test('keeps what it is told to, and only that', async () => {
    const press = open()
    const [first, second] = [
      await press.print(paper('甲'), { keep: true }),
      await press.print(paper('甲'), { keep: true }),
    ]
    expect(second).toBe(first)
    expect(await press.print(paper('甲'))).not.toBe(first)
  })

  test('lets nobody wait for ever when it closes', async () => {
    const press = open()
    const orders = [press.print(paper('甲')), press.print(paper('乙'))]
    const all = Promise.allSettled(orders)
    await press.close()
    for (const result of await all) expect(result).toMatchObject({ reason: { code: 'UNAVAILABLE' } })
  })
})
