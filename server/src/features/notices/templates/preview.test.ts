import { contract } from '@anju/shared-types'
import { expect, it } from 'vitest'
import { templateTexts } from '../../../domain/notices/template-texts.ts'
import { type TemplateName, templateRules } from '../../../domain/notices/templates.ts'
import { createGateways } from '../../../gateways/index.ts'
import { systemClock } from '../../../platform/clock.ts'
import { createTestHouse } from '../../../testing/house.ts'
import { smsPreview } from './preview.ts'

const house = await createTestHouse({ worker: false })
const { list, get } = contract.noticeTemplates.table
const names = Object.keys(templateRules) as TemplateName[]
const { sms } = createGateways(house.config, { ...house.parts, clock: systemClock })
await house.sandbox.control('POST', '/settings', { smsPerMinute: 1_000, smsPerHour: 1_000, smsPerDay: 1_000 })
const PHONE = '13800000019'

it('what staff see is what the provider writes on the phone: every template, sent', async () => {
  for (const template of names.filter((name) => name !== 'login-code')) {
    const sent = await sms[0]!.send({
      phone: PHONE,
      template,
      vars: templateTexts[template].sample,
      id: `preview-${template}`,
    })
    expect([template, sent.kind]).toEqual([template, 'sent'])
    const [newest] = await house.sandbox.messages('deng-chao')
    expect([template, newest?.text]).toEqual([template, smsPreview(template, house.config.SMS_SIGN_NAME)])
  }
})

it('every push has the rows that are filed, in their order and kind', () => {
  for (const template of names) {
    const { rows } = templateTexts[template]
    const filed = house.config.WX_TEMPLATES[template]
    const keys = Object.entries(rows ?? {}).map(([name, [, kind]], at) => [name, `${kind}${at + 1}`])
    expect([template, Object.entries(filed?.fields ?? {})]).toEqual([template, keys])
  }
})

it('an administrator reads score, limits and numbers of each; a clerk and a citizen do not', async () => {
  const admin = await house.clerk('admin', 'jn-lixia')
  const { items } = await house.call(list, { as: admin })
  expect(items.map(({ template }) => template)).toEqual(names)
  expect(items.filter((item) => !item.isPlain)).toEqual([])
  const preview = await house.call(get, { as: admin, params: { template: 'case-ready' } })
  expect(preview).toMatchObject({ title: '领取通知', score: 100, faults: [], timing: expect.stringContaining('不响') })
  expect(preview.previews.map(({ channel }) => channel)).toEqual(['短信', '微信', '支付宝'])
  expect(preview.previews[0]).toMatchObject({
    used: expect.stringMatching(/^\d+ 个字，算 1 条$/),
    filed: expect.stringMatching(/SMS_\d+/),
  })
  expect(await house.refused(get, { as: admin, params: { template: 'no-such' } })).toMatchObject({ code: 'NOT_FOUND' })
  const clerk = await house.clerk('clerk-1', 'jn-lixia')
  expect(await house.refused(list, { as: clerk })).toMatchObject({ code: 'NOT_ALLOWED' })
})
