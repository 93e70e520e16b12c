import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type Koa from 'koa'

/** The built H5 app, held in memory: a few hundred kilobytes, packed once, and no path of a request ever reaches the disk. */
export interface StaticSite {
  middleware: Koa.Middleware
  /** `sha256-...` of the inline scripts of index.html, for the content security policy. */
  scriptHashes: string[]
  isBuilt: boolean
}

interface File {
  type: string
  plain: Buffer
  packed?: Buffer
  etag: string
  isHashed: boolean
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}
const packable = /^(text|application|image\/svg)/
const pack = promisify(gzip)
const SMALLEST_PACKED_BYTES = 1_000

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>安居一窗</title>
<p>网页版还没有构建。请在仓库根目录运行 <code>npm run build</code>，然后刷新本页。接口说明见 <a href="/api">/api</a>。</p></html>`

export async function loadStaticSite(folder: string): Promise<StaticSite> {
  const files = await readAll(folder)
  const index = files.get('/index.html')
  const middleware: Koa.Middleware = async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    const file = files.get(ctx.path) ?? (isPage(ctx) ? index : undefined)
    if (file) {
      ctx.state.route = 'GET /(h5)'
      return serve(ctx, file)
    }
    if (!isPage(ctx)) return next()
    ctx.status = index ? 404 : 503
    ctx.type = 'html'
    ctx.body = notBuilt
  }
  return {
    middleware,
    isBuilt: index !== undefined,
    scriptHashes: index ? inlineScriptHashes(index.plain.toString('utf8')) : [],
  }
}

/** A path without an extension that a browser opens is a page of the app; a missing .js must stay a 404. */
const isPage = (ctx: Koa.Context) =>
  extname(ctx.path) === '' && !ctx.path.includes('/.') && ctx.accepts('html') !== false

function serve(ctx: Koa.Context, file: File) {
  ctx.set({
    'content-type': file.type,
    etag: file.etag,
    vary: 'accept-encoding',
    // A file with a hash in its name never changes; everything else is asked for again, so a new version shows at once.
    'cache-control': file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  ctx.status = 200
  if (ctx.fresh) {
    ctx.status = 304
    return
  }
  if (file.packed && ctx.acceptsEncodings('gzip', 'identity') === 'gzip') {
    ctx.set('content-encoding', 'gzip')
    ctx.body = file.packed
  } else ctx.body = file.plain
}

async function readAll(folder: string): Promise<Map<string, File>> {
  const files = new Map<string, File>()
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return files
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const type = types[extname(entry.name)]
    if (!type) continue
    const plain = await readFile(path)
    files.set(path.slice(folder.replace(/\/+$/, '').length).replaceAll('\\', '/'), {
      type,
      plain,
      packed:
        packable.test(type) && plain.length >= SMALLEST_PACKED_BYTES ? await pack(plain, { level: 9 }) : undefined,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      isHashed: /\.[0-9a-f]{8,}\.\w+$/.test(entry.name),
    })
  }
  return files
}

export function inlineScriptHashes(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1]!)
    .filter(Boolean)
    .map((script) => `sha256-${createHash('sha256').update(script).digest('base64')}`)
}
