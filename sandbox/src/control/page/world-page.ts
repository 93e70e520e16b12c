import { beijingText } from '../../kit/clock.ts'
import type { Route } from '../../kit/route.ts'
import type { World } from '../../world.ts'
import { type Html, html } from './html.ts'

const MINUTE = 60_000
const STEPS = [
  { label: '+1 分钟', ms: MINUTE },
  { label: '+5 分钟', ms: 5 * MINUTE },
  { label: '+1 小时', ms: 60 * MINUTE },
  { label: '+1 天', ms: 1440 * MINUTE },
]

/** The clock, the settings, the big red button, and the control API for those who test by program. */
export function worldPage({ clock, settings, callbacks }: World, controlRoutes: readonly Route[]): Html {
  const { smsLimits } = settings
  const field = (name: string, label: string, value: number | string, isNumber = true) =>
    html`<label>${label}<input name="${name}" value="${value}"${isNumber && html` data-type="number" inputmode="decimal"`}></label>`
  return html`
<div class="cols"><div>
<section class="card"><div class="card-head"><h2>外部世界的时间</h2><span class="soft">${clock.offset() === 0 ? '与本机一致' : '已拨动'}</span></div>
<p style="font:600 26px var(--mono);margin-bottom:10px">${beijingText(clock.now())}</p>
<div class="bar">${STEPS.map(({ label, ms }) => html`<button type="button" data-url="/__control/clock" data-body="${JSON.stringify({ advanceMs: ms })}" data-done="${label}">${label}</button>`)}<button type="button" data-url="/__control/clock" data-body='{"reset":true}' data-done="已拨回">拨回</button></div>
<p class="soft" style="margin-top:8px">验证码、登录凭证、令牌按这个时间过期，回执按这个时间发出。签名的时间戳同时认本机时间，所以拨快了也不影响验签。</p></section>
<section class="card"><div class="card-head"><h2>设置</h2><span class="soft">重启后恢复默认</span></div>
<form id="settings" class="grid-form">
<div class="is-wide">${field('callback', '我方服务地址（回执和推送发到这里）', settings.callback, false)}</div>
${field('latency', '耗时倍数（0 为立即答复）', settings.latency)}
${field('receiptDelayMs', '短信回执延迟（毫秒）', settings.receiptDelayMs)}
${field('registerDelayMs', '登簿稍后答复的延迟（毫秒）', settings.registerDelayMs)}
${field('smsSameContentSeconds', '同号同内容间隔（秒）', smsLimits.sameContentSeconds)}
${field('smsPerMinute', '每号每分钟短信', smsLimits.perMinute)}
${field('smsPerHour', '每号每小时短信', smsLimits.perHour)}
${field('smsPerDay', '每号每天短信', smsLimits.perDay)}
</form><p class="bar" style="margin-top:12px"><button type="button" class="main" data-url="/__control/settings" data-form="#settings" data-done="已保存">保存</button></p></section>
<section class="card"><div class="card-head"><h2>操作</h2><span class="soft">${callbacks.waiting()} 个回执或推送待发</span></div>
<p class="bar"><button type="button" data-url="/__control/wechat/check-push">验证微信消息推送地址</button>
<button type="button" data-url="/__control/callbacks/run" data-done="到期的都发了">马上发送到期的回执</button>
<button type="button" class="danger" data-url="/__control/reset" data-confirm="清空所有手机、凭证、授权和故障，时间拨回？密钥不变。" data-done="已回到最初">回到最初</button></p></section>
</div>
<section class="card"><div class="card-head"><h2>控制接口</h2><span class="soft">给测试程序用，JSON 进出，不认识的字段会被拒绝；地址都以 <code>/__control</code> 开头</span></div>
<table class="routes is-api"><tbody>${controlRoutes.map(({ method, path, title }) => html`<tr><td><code>${method} ${path.replace('/__control', '')}</code></td><td>${title}</td></tr>`)}</tbody></table></section>
</div>`
}
