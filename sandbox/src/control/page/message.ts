import { beijingText } from '../../kit/clock.ts'
import type { Message } from '../../phones/messages.ts'
import { type Html, html } from './html.ts'

const CHANNELS = { sms: '短信', wechat: '微信', alipay: '支付宝' } as const
const PROVIDERS = { tencent: '腾讯云', aliyun: '阿里云', wechat: '订阅消息', alipay: '服务提醒' } as const

/** One message as it looks on the phone; a login code stands out. `to` names the owner where several phones are mixed. */
export function messageCard(message: Message, now: number, to?: Html): Html {
  const { channel, provider, at, title, text, vars, page, outsideGbk, template } = message
  const code = template === 'login-code' ? vars.code : undefined
  return html`<article class="message">
<header><span class="tag ${channel}">${CHANNELS[channel]}</span>${to}<span>${
    channel === 'sms' ? PROVIDERS[provider] : title
  }</span><time datetime="${new Date(at).toISOString()}" title="${beijingText(at)}">${ago(at, now)}</time></header>
<p>${withCode(text, code)}</p>
${page && html`<p class="soft">点开进入 <code>${page}</code></p>`}
${
  outsideGbk &&
  html`<p class="soft"><span class="tag warn">字库</span> “${outsideGbk.join('')}”不在 GBK 里：新手机能显示，老通道会变成“?”</p>`
}
</article>`
}

function withCode(text: string, code: string | undefined): Html {
  const at = code ? text.indexOf(code) : -1
  if (code === undefined || at < 0) return html`${text}`
  return html`${text.slice(0, at)}<mark>${code}</mark>${text.slice(at + code.length)}`
}

/** "刚刚", "3 分钟前", and a date once it is older than a day. */
export function ago(at: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000))
  if (seconds < 5) return '刚刚'
  if (seconds < 60) return `${seconds} 秒前`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} 分钟前`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} 小时前`
  return beijingText(at).slice(5, 16)
}
