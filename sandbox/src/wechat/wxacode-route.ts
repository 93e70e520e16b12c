import { encode } from 'uqr'
import { isObject, jsonObject } from '../kit/http.ts'
import type { Route } from '../kit/route.ts'
import type { World } from '../world.ts'
import type { AccessTokens } from './access-tokens.ts'
import { isPage } from './pages.ts'
import { type Rgb, twoColourPng } from './png.ts'
import { wechatError, wechatRefusal } from './replies.ts'
import { tokenError } from './require-token.ts'

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/

/** What the picture says when it is scanned. The real one is a round code that only WeChat reads; ours is a QR code. */
export function wxacodeText(appid: string, page: string, scene: string): string {
  return `weixin://miniprogram/${appid}/${page}?scene=${encodeURIComponent(scene)}`
}

export function wxacodeRoute({ keys, settings }: World, tokens: AccessTokens): Route {
  return {
    name: 'wechat.getwxacodeunlimit',
    title: '微信：小程序码',
    method: 'POST',
    path: '/wechat/wxa/getwxacodeunlimit',
    faults: ['slow', '500', 'refuse', 'timeout-after'],
    refuse: wechatRefusal,
    latencyMs: [90, 260],
    handle: ({ request }) => {
      const error = tokenError(tokens, request)
      if (error) return error
      const body = jsonObject(request.body)
      if (!body) return wechatError(40169)
      const {
        scene,
        page = 'pages/home/index',
        check_path: checkPath = true,
        width = 430,
        line_color: lineColor,
      } = body
      if (typeof scene !== 'string' || scene.length < 1 || scene.length > 32) return wechatError(40169)
      if (!SCENE.test(scene)) return wechatError(40129)
      const released = checkPath === false ? [] : settings.wechatPages
      if (!isPage(page, released) || page.includes('?')) return wechatError(41030)
      if (typeof width !== 'number') return wechatError(40097)
      const size = Math.min(1280, Math.max(280, Math.round(width)))
      const png = drawQr(wxacodeText(keys.wechat.appid, page, scene), size, {
        dark: readColour(lineColor),
        isClear: body.is_hyaline === true,
      })
      return { status: 200, headers: { 'content-type': 'image/png' }, body: png }
    },
  }
}

/** Whole pixels for each module, the rest as margin, so that the code stays sharp at any width. */
function drawQr(text: string, size: number, colours: { dark: Rgb; isClear: boolean }): Buffer {
  const { data } = encode(text, { ecc: 'M', border: 4 })
  const module = Math.max(1, Math.floor(size / data.length))
  const margin = Math.floor((size - module * data.length) / 2)
  const at = (pixel: number) => Math.floor((pixel - margin) / module)
  return twoColourPng(size, (x, y) => data[at(y)]?.[at(x)] === true, colours)
}

function readColour(value: unknown): Rgb {
  const part = (name: string) => {
    const number = isObject(value) ? Number(value[name]) : 0
    return Number.isInteger(number) && number >= 0 && number <= 255 ? number : 0
  }
  return { r: part('r'), g: part('g'), b: part('b') }
}
