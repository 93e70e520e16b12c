import type { Reply } from '../../kit/http.ts'
import { Html, html } from './html.ts'
import { SCRIPT } from './script.ts'
import { STYLES } from './styles.ts'

const TABS = [
  { path: '/', title: '手机' },
  { path: '/register', title: '登记簿' },
  { path: '/faults', title: '故障' },
  { path: '/log', title: '收发记录' },
  { path: '/world', title: '时间与设置' },
] as const

export type Tab = (typeof TABS)[number]['path']

/** The frame around every page. `version` says which state of the world it shows. */
export function page(options: { tab: Tab; title: string; version: string; faultCount: number; body: Html }): Reply {
  const { tab, title, version, faultCount, body } = options
  const tabs = TABS.map(
    (each) =>
      html`<a href="${each.path}"${each.path === tab && html` aria-current="page"`}>${each.title}${
        each.path === '/faults' && faultCount > 0 && html`<b aria-label="${faultCount} 个生效中">${faultCount}</b>`
      }</a>`,
  )
  const document = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · 安居一窗沙箱</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b5f6b'/%3E%3Cpath d='M3 8l5-4 5 4v5H3z' fill='%23fff'/%3E%3C/svg%3E">
<style>${new Html(STYLES)}</style>
</head>
<body>
<a class="skip" href="#live">跳到内容</a>
<div class="top"><div class="top-in">
<div class="title"><h1>安居一窗 · 外部世界</h1><p>微信、支付宝、短信、人口库都在本机，人物和号码都是编的</p></div>
<nav aria-label="页面">${tabs}</nav>
</div></div>
<main id="live" data-version="${version}" tabindex="-1">${body}</main>
<div id="toast" role="status" aria-live="polite"></div>
<script>${new Html(SCRIPT)}</script>
</body>
</html>`
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
    body: document.text,
  }
}
