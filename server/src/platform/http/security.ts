import type Koa from 'koa'
import helmet from 'koa-helmet'

/**
 * Headers of every reply. Scripts run only from our own files and the inline ones of our own index.html (by hash); Taro puts styles into
 * the page, hence 'unsafe-inline' for styles alone. No CORS header is ever sent: no other site may call the API.
 */
export function securityHeaders(options: { scriptHashes: readonly string[]; isHttps: boolean }): Koa.Middleware {
  const all = headersOf(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", ...options.scriptHashes.map((hash) => `'${hash}'`)],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          mediaSrc: ["'self'", 'data:', 'blob:'],
          manifestSrc: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(options.isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: options.isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
  )
  return async (ctx, next) => {
    for (const [name, value] of await all) ctx.res.setHeader(name, value)
    await next()
  }
}

/** They are the same for every reply, so helmet writes them once, and they are copied from then on. */
async function headersOf(write: Koa.Middleware): Promise<[name: string, value: string][]> {
  const headers: [string, string][] = []
  const res = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader: () => undefined }
  await write({ req: {}, res } as unknown as Koa.ParameterizedContext, async () => undefined)
  return headers
}
