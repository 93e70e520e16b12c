import {
  API_PREFIX,
  type Contract,
  commonErrors,
  type ErrorCode,
  errorCodes,
  needsKey,
  type RouteSpec,
  staffRoles,
} from '@anju/shared-types'
import { type Field, fieldsOf } from './api-fields.ts'

/** A group without one is shown by its name in the contract. */
const titles: Record<string, string> = {
  session: '登录',
  me: '我的账号',
  homes: '我的房屋',
  halls: '大厅、时段与台账（公开）',
  appointments: '预约',
  queue: '取号与排队',
  display: '叫号屏（公开）',
  desk: '窗口工作台（工作人员）',
  notices: '消息',
  outreach: '主动联系（工作人员）',
  ownerAlerts: '产权变动提醒',
  open: '费用、公积金与期限计算（公开）',
  calendar: '工作日历',
  eligibility: '购房资格规则与测算（公开）',
  eligibilityChecks: '购房资格核验',
  catalogue: '办事指南（公开）',
  catalogueFiles: '事项文件的试算与发布（工作人员）',
  documents: '材料：上传、查看、使用同意',
  household: '家庭材料夹',
  delegations: '委托',
  collections: '领取与寄送',
  ratings: '评价',
  openRatings: '评价结果（公开）',
  payments: '缴费',
  payLinks: '请别人代付',
  certificates: '证书与证明',
  certificateDesk: '证书制发（工作人员）',
  cases: '我的办件',
  accountBook: '账簿（工作人员）',
  caseDesk: '办件审核（工作人员）',
  approvals: '审批（工作人员）',
  windowEntries: '窗口录入',
  counterReadings: '没有手机的当事人当面确认',
  liveChecks: '核验本人',
  liveCheckDesk: '核验本人（工作人员）',
  myName: '我的姓名用字',
  nameDesk: '姓名用字核对（工作人员）',
  casePromises: '承诺台账（工作人员）',
  openLists: '一次性告知的执行情况（公开）',
  openTimes: '实际用时（公开）',
  openSamples: '质检抽查（公开）',
  samplesDesk: '质检抽查（工作人员）',
  instantDesk: '秒批的抽查与开关（工作人员）',
  caseOfficers: '经办人与换人（工作人员）',
  organisations: '单位',
  batches: '批量办理',
  staffing: '人员、请假与回避（工作人员）',
}

/** One page without scripts or anything from elsewhere: it opens on a locked-down machine and prints well. */
export function renderApiPage(contract: Record<string, Contract>): string {
  const groups = Object.entries(contract)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>安居一窗 接口说明</title><style>${style}</style></head><body>
<header><h1>安居一窗 接口说明</h1>
<p>由约定（shared-types）自动生成，机器可读版本见 <a href="/openapi.json">/openapi.json</a>。所有地址以 <code>${API_PREFIX}</code> 开头，内容为 JSON。</p>
<nav>${groups.map(([name]) => `<a href="#${name}">${escapeHtml(titles[name] ?? name)}</a>`).join('')}<a href="#codes">答复码</a></nav></header>
<main>
<section><h2>通用规则</h2><ul>
<li>登录后在 <code>authorization: Bearer …</code> 里带上访问凭证；<code>x-device</code> 是应用首次启动时生成的设备编号，<code>x-channel</code> 是 h5、wechat 或 alipay。</li>
<li>标有“防重编号”的接口要带 <code>idempotency-key</code>：同一编号、同样内容，重复提交得到同一个答复，不会重复办理。</li>
<li>拒绝时的内容总是 <code>{ code, text, next, field?, retryAfterSeconds?, requestId }</code>：code 稳定不变，text 说明原因，next 说明下一步。</li>
<li>字段只增不改名；新的状态会带上服务器给的中文名称。</li>
</ul></section>
${groups.map(([name, group]) => renderGroup(name, group)).join('\n')}
${renderCodes()}
</main></body></html>`
}

function renderGroup(name: string, { prefix, table }: Contract): string {
  const entries = Object.entries(table).map(([key, route]) =>
    renderRoute(`${name}.${key}`, API_PREFIX + prefix + route.path, route),
  )
  return `<section id="${name}"><h2>${escapeHtml(titles[name] ?? name)}</h2>${entries.join('')}</section>`
}

function renderRoute(id: string, path: string, route: RouteSpec): string {
  const badges = [
    callerText(route),
    needsKey(route) && '防重编号',
    route.stream && '事件流',
    route.bytes && '原始字节',
    route.file && '文件',
  ].filter(Boolean) as string[]
  return `<details id="${id}"><summary><b class="${route.method}">${route.method}</b> <code>${escapeHtml(path)}</code> <span>${escapeHtml(route.summary)}</span></summary>
<p>${badges.map((badge) => `<i>${escapeHtml(badge)}</i>`).join(' ')}</p>
${route.query ? renderFields('查询参数', fieldsOf(route.query, 'input')) : ''}
${route.body ? renderFields('提交内容', fieldsOf(route.body, 'input')) : ''}
${route.file ? '' : renderFields(route.stream ? '每个事件' : '答复', fieldsOf(route.reply, 'output'))}
${route.errors.length ? `<h4>可能的拒绝</h4><ul>${route.errors.map(renderCode).join('')}</ul>` : ''}
</details>`
}

function renderFields(title: string, fields: Field[]): string {
  if (fields.length === 0) return ''
  const rows = fields.map(
    ({ path, type, required }) =>
      `<tr><td><code>${escapeHtml(path)}</code></td><td>${escapeHtml(type)}</td><td>${required ? '必有' : '可无'}</td></tr>`,
  )
  return `<h4>${title}</h4><table><thead><tr><th>字段</th><th>类型</th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

function callerText({ caller }: RouteSpec): string {
  if (caller === 'anyone') return '无需登录'
  if (caller === 'account') return '需登录'
  if (caller === 'verified') return '需登录并实名'
  return `工作人员：${caller.staff.map((role) => staffRoles[role]).join('、')}`
}

const renderCode = (code: ErrorCode) =>
  `<li><a href="#code-${code}"><code>${code}</code></a> ${errorCodes[code].status} ${escapeHtml(errorCodes[code].text)}</li>`

function renderCodes(): string {
  const common = new Set<string>(commonErrors)
  const rows = Object.entries(errorCodes).map(
    ([code, { status, text, next }]) =>
      `<tr id="code-${code}"><td><code>${code}</code></td><td>${status}</td><td>${escapeHtml(text)}</td><td>${escapeHtml(next)}</td><td>${common.has(code) ? '任何接口' : ''}</td></tr>`,
  )
  return `<section id="codes"><h2>答复码</h2><table><thead><tr><th>code</th><th>HTTP</th><th>原因</th><th>下一步</th><th></th></tr></thead><tbody>${rows.join('')}</tbody></table></section>`
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char]!)

const style = `
body{font:16px/1.7 -apple-system,"PingFang SC","Microsoft YaHei",sans-serif;margin:0;background:#f7f5f0;color:#1d2b2c}
header{background:#0d5f63;color:#fff;padding:24px max(16px,calc(50vw - 480px))}header a{color:#fff}h1{margin:0;font-size:26px}
nav{display:flex;flex-wrap:wrap;gap:8px 20px;margin-top:12px}main{max-width:960px;margin:0 auto;padding:8px 16px 64px}
h2{margin:36px 0 8px;font-size:21px;color:#0d5f63}h4{margin:16px 0 4px}details{background:#fff;border-radius:8px;margin:8px 0;padding:4px 14px}
summary{cursor:pointer;padding:8px 0}summary b{display:inline-block;min-width:58px;font-size:13px}summary span{color:#4a5758;margin-left:8px}
.GET{color:#0d5f63}.POST{color:#8a4b00}.PUT{color:#5b3f8c}.DELETE{color:#a32626}
code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14px;overflow-wrap:anywhere}
i{font-style:normal;background:#e4efee;border-radius:4px;padding:2px 8px;font-size:13px}
table{border-collapse:collapse;width:100%;font-size:14px}td,th{border-bottom:1px solid #e3ded3;padding:5px 8px;text-align:left;vertical-align:top}
@media print{details{break-inside:avoid}}`
