import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Serves the built H5 files on a free loopback port, nothing else: enough for pages that need no API. */
export async function serveH5(dist: string): Promise<{ origin: string; close: () => Promise<void> }> {
  const root = path.resolve(dist)
  const server = createServer(async (request, response) => {
    const wanted = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path.join(root, wanted === '/' ? 'index.html' : wanted)
    try {
      if (!file.startsWith(root + path.sep)) throw new Error('outside the folder')
      const body = await readFile(file)
      response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream' }).end(body)
    } catch (error) {
      response.writeHead(404).end(String(error))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
