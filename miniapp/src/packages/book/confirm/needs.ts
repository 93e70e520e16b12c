import type { AppointmentDraft } from '@anju/shared-types'
import type { Option } from '../../../components/choice/index.tsx'

type Need = AppointmentDraft['needs'][number]

/** Help that the hall can prepare; nothing about anybody's health is asked. */
export const needOptions: readonly Option<Need>[] = [
  { value: 'wheelchair', text: '借用轮椅' },
  { value: 'hearing', text: '手语或写字沟通' },
  { value: 'sight', text: '大字材料或帮读' },
  { value: 'interpreter', text: '少数民族语言翻译' },
  { value: 'companion', text: '需要人陪同办理' },
]
