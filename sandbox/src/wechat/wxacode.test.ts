import { inflateSync } from 'node:zlib'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { startTestSandbox } from '../kit/test-sandbox.ts'
import { wechatClient } from './test-client.ts'
import { wxacodeText } from './wxacode-route.ts'

const test = await startTestSandbox()
const wechat = wechatClient(test)
const ask = async (body: unknown) => wechat.post('/wxa/getwxacodeunlimit', body, await wechat.token())
const errcode = async (body: unknown) => ((await (await ask(body)).json()) as { errcode: number }).errcode

/** Reads a two-colour PNG from its specification: chunks, checksums, one bit a pixel. */
function readPng(png: Buffer) {
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const named = png.subarray(at + 4, at + 8 + length)
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc(named))
    chunks.set(named.subarray(0, 4).toString('latin1'), named.subarray(4))
    at += length + 12
  }
  const size = chunks.get('IHDR')?.readUInt32BE(0) ?? 0
  const rows = inflateSync(chunks.get('IDAT') ?? Buffer.alloc(0))
  const rowBytes = Math.ceil(size / 8) + 1
  const isDark = (x: number, y: number) => (((rows[y * rowBytes + 1 + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1
  return { size, isDark, chunks }
}

/** CRC-32 bit by bit, not zlib's. */
function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) {
    value ^= byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  }
  return (value ^ 0xffffffff) >>> 0
}

describe('getwxacodeunlimit', () => {
  it('is a PNG whose QR code says page and scene', async () => {
    const response = await ask({ page: 'packages/queue/check-in/index', scene: 'h=3&w=2', width: 430 })
    expect(response.headers.get('content-type')).toBe('image/png')
    const { size, isDark } = readPng(Buffer.from(await response.arrayBuffer()))
    expect(size).toBe(430)
    const text = wxacodeText(test.sandbox.env.WX_APPID ?? '', 'packages/queue/check-in/index', 'h=3&w=2')
    const { data } = encode(text, { ecc: 'M', border: 4 })
    const module = Math.floor(size / data.length)
    const margin = Math.floor((size - module * data.length) / 2)
    const middle = (index: number) => margin + index * module + (module >> 1)
    const drawn = data.map((row, y) => row.map((_, x) => isDark(middle(x), middle(y))))
    expect(drawn).toEqual(data)
  })

  it('keeps the width within 280 to 1280 and takes a colour', async () => {
    const small = readPng(Buffer.from(await (await ask({ scene: 'a', width: 10 })).arrayBuffer()))
    expect(small.size).toBe(280)
    const body = { scene: 'a', line_color: { r: 200, g: 30, b: 40 }, is_hyaline: true }
    const { chunks } = readPng(Buffer.from(await (await ask(body)).arrayBuffer()))
    expect([...(chunks.get('PLTE') ?? [])].slice(3)).toEqual([200, 30, 40])
    expect(chunks.has('tRNS')).toBe(true)
  })

  it.each([
    ['a scene of 33 characters', { scene: 'a'.repeat(33) }, 40169],
    ['no scene', {}, 40169],
    ['Chinese in the scene', { scene: '历下' }, 40129],
    ['a percent sign in the scene', { scene: '100%' }, 40129],
    ['a page with a slash in front', { scene: 'a', page: '/pages/home/index' }, 41030],
    ['a page with a query', { scene: 'a', page: 'pages/home/index?x=1' }, 41030],
    ['a form', 'scene=a', 40169],
  ])('refuses %s', async (_, body, code) => {
    expect(await errcode(body)).toBe(code)
  })
})
