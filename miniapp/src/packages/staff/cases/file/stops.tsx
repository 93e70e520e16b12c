import type { StaffCase } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { Notice } from '../../../../components/notice/index.tsx'
import { momentWords } from '../../../../lib/time-words.ts'

/** What keeps it from going on, with the words of whoever stopped it. */
export const Stops = ({ shown: { holds, alert, proposal, wantsMore, mistake, ourMistake } }: { shown: StaffCase }) => (
  <View>
    {alert && (
      <Notice tone="danger" title={`${alert.by}说“不是我办的”，${momentWords(alert.at)}`}>
        {alert.words || '没有写说明。请打电话核实本人。'}
      </Notice>
    )}
    {proposal && (
      <Notice
        tone="act"
        title={`${proposal.by}提出${proposal.kind === 'refuse' ? '不予办理' : '退件'}，${momentWords(proposal.at)}`}
      >
        {`理由：${proposal.reason}\n依据：${proposal.clause}`}
      </Notice>
    )}
    {ourMistake && (
      <Notice tone="act" title="更正我们的差错：不收费，最先办">
        {ourMistake.reason}
      </Notice>
    )}
    {mistake?.state === 'asked' && (
      <Notice tone="act" title={`${mistake.by}说办错了，等主管认定，${momentWords(mistake.at)}`}>
        {mistake.words}
      </Notice>
    )}
    {wantsMore && (
      <Notice tone="act" title={`${wantsMore.by}想再要第一次没有告知的材料，等主管决定`}>
        {`要的是：${wantsMore.names.join('、')}\n理由：${wantsMore.reason}`}
      </Notice>
    )}
    {holds
      .filter(({ hold }) => hold === 'suspended')
      .map(({ hold, label, reason, since }) => (
        <Notice key={hold} tone="act" title={`${label}，${momentWords(since)}`}>
          {reason}
        </Notice>
      ))}
  </View>
)
