import type { Case } from '@anju/shared-types'
import { Tag } from '../../components/tag/index.tsx'

/** Whether a side has said yes, or wants out. */
export function PartyMark({ party }: { party: Case['parties'][number] }) {
  if (party.wantsOutAt) return <Tag tone="danger">想撤回</Tag>
  return party.confirmedAt ? <Tag tone="ok">已确认</Tag> : <Tag tone="act">等确认</Tag>
}
