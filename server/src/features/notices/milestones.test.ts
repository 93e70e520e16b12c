import { describe, expect, it } from 'vitest'
import { templateTexts } from '../../domain/notices/template-texts.ts'
import { type TemplateName, templateRules } from '../../domain/notices/templates.ts'
import type { EventType } from '../../platform/outbox/events.ts'
import { sourcesOf } from '../../structure/sources.ts'
import { createTestHouse } from '../../testing/house.ts'

const house = await createTestHouse({ worker: false })

/** What issue 5 wants people to be told of: by which message, at which event. */
const milestones: Record<string, { template: TemplateName; events: EventType[] }> = {
  accepted: { template: 'case-accepted', events: ['case.accepted'] },
  shortfall: { template: 'case-shortfall', events: ['case.shortfall'] },
  'parties to confirm': { template: 'case-confirm', events: ['case.submitted'] },
  'fee due': { template: 'case-fee-due', events: ['case.registered', 'case.approved'] },
  paid: { template: 'case-paid', events: ['case.fees-settled'] },
  issued: { template: 'certificate-issued', events: ['certificate.issued'] },
  'ready to collect': { template: 'case-ready', events: ['case.fees-settled', 'case.registered', 'case.approved'] },
  posted: { template: 'case-posted', events: ['collection.posted'] },
  'deadline moved': { template: 'case-deadline-moved', events: ['case.deadline-moved'] },
  suspended: { template: 'case-suspended', events: ['case.suspended', 'case.alerted'] },
  decided: { template: 'case-decided', events: ['case.refused', 'case.returned', 'case.registered', 'case.approved'] },
  'owner alert': { template: 'owner-alert', events: ['case.submitted'] },
  'waitlist offer': { template: 'waitlist-offer', events: ['waitlist.offered'] },
  'money to fetch': { template: 'refund-ready', events: ['refund.opened'] },
  'promise due': { template: 'promise-due', events: ['case.promise-due'] },
}

describe.each(Object.entries(milestones))('%s', (_name, { template, events }) => {
  it('has its words, is filed with both SMS providers and both platforms, and goes into the inbox', () => {
    expect(templateRules[template].title).toMatch(/\p{Script=Han}/u)
    expect(templateTexts[template].rows).toBeDefined()
    const { SMS_TENCENT_TEMPLATES, SMS_ALIYUN_TEMPLATES, WX_TEMPLATES, ALIPAY_TEMPLATES } = house.config
    for (const filed of [SMS_TENCENT_TEMPLATES, SMS_ALIYUN_TEMPLATES, WX_TEMPLATES, ALIPAY_TEMPLATES]) {
      expect(filed[template]?.id).toBeTruthy()
    }
  })
  it.each(events)('somebody listens to %s', (event) => {
    expect(house.features.filter((feature) => feature.on?.[event]).length).toBeGreaterThan(0)
  })
})

it('no message is filed for nothing: each is sent by a line of the product', () => {
  const product = sourcesOf('server/src').filter(
    ({ path, isTest }) => !isTest && !path.startsWith('server/src/domain/notices/'),
  )
  const idle = (Object.keys(templateRules) as TemplateName[]).filter(
    (template) => !product.some(({ text }) => text.includes(`'${template}'`)),
  )
  expect(idle).toEqual([])
})
