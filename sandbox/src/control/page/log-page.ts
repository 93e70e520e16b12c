import { beijingText } from '../../kit/clock.ts'
import type { LogEntry } from '../../kit/request-log.ts'
import type { World } from '../../world.ts'
import { type Html, html } from './html.ts'

const SHOWN = 150

/** What went over the wire, newest first; a row opens to the bodies. */
export function logPage({ log }: World): Html {
  const entries = log.list(SHOWN)
  return html`<section class="card log"><div class="card-head"><h2>收发记录</h2><span class="soft">只在内存里，重启就没有；← 收到的请求，→ 发出的回执和推送</span><button type="button" class="small danger" data-url="/__control/requests" data-method="DELETE">清空</button></div>
${entries.length === 0 ? html`<p class="empty">还没有往来。</p>` : entries.map(row)}</section>`
}

function row({ id, at, direction, route, method, target, status, tookMs, faults, sent, received }: LogEntry): Html {
  const isBad = status === 0 || status >= 400
  return html`<details id="log-${id}"><summary><span class="soft">${beijingText(at).slice(11)}</span><span title="${direction === 'in' ? '收到' : '发出'}">${direction === 'in' ? '←' : '→'}</span><span>${route}</span><code>${method} ${target}</code><span>${faults.map((fault) => html`<span class="tag warn">${fault}</span> `)}<span class="${isBad ? 'bad' : 'ok'}">${status === 0 ? '未答复' : status}</span> <span class="soft">${tookMs} ms</span></span></summary>
<pre>${method} ${target}${sent && `\n\n${sent}`}</pre><pre>${received}</pre></details>`
}
