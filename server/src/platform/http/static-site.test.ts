import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Koa from 'koa'
import { afterAll, describe, expect, test } from 'vitest'
import { loadStaticSite } from './static-site.ts'

const folder = await mkdtemp(join(tmpdir(), 'anju-site-'))
const inline = 'document.title="安居"'
const script = `console.log(${JSON.stringify('x'.repeat(5_000))})`
await mkdir(join(folder, 'js'))
await writeFile(
  join(folder, 'index.html'),
  `<!doctype html><script src="/js/app.1a2b3c4d.js"></script><script>${inline}</script>`,
)
await writeFile(join(folder, 'js/app.1a2b3c4d.js'), script)
await writeFile(join(folder, '.env'), 'SECRET=1')
await writeFile(join(folder, 'notes.map'), '{}')

const serve = async (from: string) => {
  const site = await loadStaticSite(from)
  const app = new Koa()
  app.use(site.middleware)
  const server = createServer(app.callback())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise((resolve) => server.close(resolve)))
  return { site, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}
const { site, url } = await serve(folder)
afterAll(() => rm(folder, { recursive: true }))
const page = { headers: { accept: 'text/html' } }

describe('the built app', () => {
  test('every page of the app is the index, asked for again each time', async () => {
    for (const path of ['/', '/packages/book/detail']) {
      const response = await fetch(url + path, page)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain('text/html')
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
  })

  test('a file with a hash in its name is kept for a year and travels packed', async () => {
    const response = await fetch(`${url}/js/app.1a2b3c4d.js`)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.text()).toBe(script)
    const plain = await fetch(`${url}/js/app.1a2b3c4d.js`, { headers: { 'accept-encoding': 'identity' } })
    expect(plain.headers.get('content-encoding')).toBeNull()
    expect(await plain.text()).toBe(script)
  })

  test('what is unchanged is not sent again', async () => {
    const etag = (await fetch(`${url}/`, page)).headers.get('etag')!
    // Not by fetch: it asks for a fresh copy whenever it is given a condition.
    const status = await new Promise((resolve) => {
      get(`${url}/`, { headers: { ...page.headers, 'if-none-match': etag } }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
    })
    expect(status).toBe(304)
  })

  test('a missing script stays missing, and nothing outside or hidden is served', async () => {
    for (const path of ['/js/gone.js', '/.env', '/notes.map', '/%2e%2e/package.json']) {
      const response = await fetch(url + path)
      expect(await response.text()).not.toMatch(/SECRET|"name"/)
      expect(response.status).toBe(404)
    }
  })

  test('the policy gets the hash of each inline script and of no other', () => {
    expect(site.scriptHashes).toEqual([`sha256-${createHash('sha256').update(inline).digest('base64')}`])
  })
})

test('without a build the page says what to do', async () => {
  const empty = await serve(join(folder, 'nowhere'))
  const response = await fetch(empty.url, page)
  expect(response.status).toBe(503)
  expect(await response.text()).toContain('npm run build')
})
