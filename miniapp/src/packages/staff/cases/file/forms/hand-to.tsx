import { View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '../../../../../api/client.ts'
import { useRequest } from '../../../../../api/use-request.ts'
import { Answered } from '../../../../../components/answered/index.tsx'
import { Choice } from '../../../../../components/choice/index.tsx'
import { Notice } from '../../../../../components/notice/index.tsx'
import { useAct } from '../use-act.ts'
import { FormFrame } from './form-frame.tsx'
import type { FormProps } from './form-props.ts'
import { isReason, Reason } from './reason.tsx'

/** To a colleague who may take it, with the whole story (E8): the least loaded first, who is away last. */
export function HandTo({ file, shown, onDone }: FormProps) {
  const asked = useRequest(() => call('caseOfficers.colleagues', { params: { id: shown.id } }), [shown.id])
  const [staffNo, setStaffNo] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct<'caseDesk.handTo'>(file)

  async function handTo() {
    const body = { staffNo, reason: reason.trim() }
    const answer = await act.send(body, (key) => call('caseDesk.handTo', { params: { id: shown.id }, body }, key))
    if (answer.ok) onDone(answer.reply, '已转交')
  }

  return (
    <FormFrame
      file={file}
      does="转交"
      ready={staffNo !== '' && isReason(reason)}
      act={act}
      onSend={() => void handTo()}
    >
      <Answered asked={asked} cards={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Notice tone="act" title="没有同事能接这一件">
              请联系主管安排。
            </Notice>
          ) : (
            <View>
              <Choice
                label="转交给谁"
                value={staffNo}
                options={items.map(({ staffNo: value, name, post, load, isAway, works }) => ({
                  value,
                  text: `${name}（${value}）${isAway ? '，今天请假' : ''}`,
                  note: `${post}，手里有 ${load >= 10 ? '10 件以上' : `${load} 件`}；可以接：${works}`,
                }))}
                onChoose={setStaffNo}
              />
            </View>
          )
        }
      </Answered>
      <Reason label="为什么转交" value={reason} refused={act.refused} onChange={setReason} />
    </FormFrame>
  )
}
