import type { TestSandbox } from '../kit/test-sandbox.ts'

export type WechatAnswer = Record<string, unknown> & { errcode?: number; errmsg?: string }

/** Calls the stand-in as our server would. */
export function wechatClient({ sandbox: { env }, control }: TestSandbox) {
  const base = env.WX_API_BASE
  const get = async (path: string, query: Record<string, string | undefined>): Promise<WechatAnswer> => {
    const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
    const response = await fetch(`${base}${path}?${new URLSearchParams(given)}`)
    return (await response.json()) as WechatAnswer
  }
  const post = async (path: string, body: unknown, token?: string) =>
    fetch(`${base}${path}${token === undefined ? '' : `?access_token=${token}`}`, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const postJson = async (path: string, body: unknown, token?: string) =>
    (await (await post(path, body, token)).json()) as WechatAnswer

  const stableToken = (change: object = {}) =>
    postJson('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: env.WX_APPID,
      secret: env.WX_SECRET,
      ...change,
    })
  const login = async (slug: string) => {
    const { code } = await control<{ code: string }>('POST', `/phones/${slug}/wechat-login-code`)
    return session(code)
  }
  const session = (code: string, change: object = {}) =>
    get('/sns/jscode2session', {
      appid: env.WX_APPID,
      secret: env.WX_SECRET,
      js_code: code,
      grant_type: 'authorization_code',
      ...change,
    })
  return {
    get,
    post,
    postJson,
    stableToken,
    session,
    login,
    token: async () => String((await stableToken()).access_token),
    templates: JSON.parse(env.WX_TEMPLATES ?? '{}') as Record<string, { id: string; fields: Record<string, string> }>,
  }
}
