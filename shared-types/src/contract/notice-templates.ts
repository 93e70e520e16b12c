import { z } from 'zod'
import { routes } from '../route.ts'
import { IdShape } from './shapes.ts'

const readers = { staff: ['admin', 'supervisor'] } as const

export const NoticeTemplateShape = z.object({
  template: IdShape,
  title: z.string(),
  /** Of plain language: 100 is nothing to say against it. */
  score: z.int(),
  /** The age from which most people read it without help. */
  readingAge: z.int(),
  isPlain: z.boolean(),
  /** Ways it goes out, in words. */
  channels: z.string(),
})
export type NoticeTemplate = z.output<typeof NoticeTemplateShape>

export const TemplatePreviewShape = NoticeTemplateShape.extend({
  /** Day from which these words stand. */
  version: z.string(),
  /** When it may ring, and how long it is worth sending. */
  timing: z.string(),
  faults: z.array(z.string()),
  previews: z.array(
    z.object({
      channel: z.string(),
      /** As the citizen sees it, with made-up values. */
      lines: z.array(z.string()),
      /** How much of the limits it uses. */
      used: z.string(),
      /** Under which numbers it is filed; says so where it is not. */
      filed: z.string(),
    }),
  ),
})
export type TemplatePreview = z.output<typeof TemplatePreviewShape>

export const noticeTemplates = routes('/staff/notice-templates', {
  list: {
    method: 'GET',
    path: '',
    caller: readers,
    summary: '消息模板：好懂不好懂，走哪些渠道',
    changes: false,
    reply: z.object({ items: z.array(NoticeTemplateShape) }),
    errors: [],
  },
  get: {
    method: 'GET',
    path: '/:template',
    caller: readers,
    summary: '一个模板在各渠道的样子、用了多少字数、报备号',
    changes: false,
    reply: TemplatePreviewShape,
    errors: [],
  },
})
