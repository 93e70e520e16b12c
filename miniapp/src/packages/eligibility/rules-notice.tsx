import type { Check } from '@anju/shared-types'
import { Notice } from '../../components/notice/index.tsx'

/** By which rules it is decided. Rules fixed for a demonstration say so, loudly. */
export const RulesNotice = ({ rules: { title, pinned, note } }: { rules: Check['rules'] }) => (
  <Notice tone={pinned ? 'act' : 'info'} title={pinned ? '演示：规则已固定，不是今天的规则' : undefined}>
    {[`按${title}核验。`, note].filter(Boolean).join('')}
  </Notice>
)
