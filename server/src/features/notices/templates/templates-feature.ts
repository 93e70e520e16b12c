import { noticeTemplates as contract } from '@anju/shared-types'
import { type TemplateName, templateRules } from '../../../domain/notices/templates.ts'
import type { Feature, Parts } from '../../../platform/parts.ts'
import { refuse } from '../../../platform/refusal.ts'
import { templateLine, templatePreview } from './preview.ts'

const names = Object.keys(templateRules) as TemplateName[]

/** Message templates for staff to look at: nothing here sends, and nothing of a person is in it. */
export const createNoticeTemplatesFeature = ({ config }: Pick<Parts, 'config'>): Feature<typeof contract.table> => ({
  name: 'noticeTemplates',
  contract,
  handlers: {
    list: async () => ({ items: names.map(templateLine) }),
    get: async ({ params }) => {
      const template = names.find((name) => name === params.template)
      return template ? templatePreview(template, config) : refuse('NOT_FOUND')
    },
  },
})
