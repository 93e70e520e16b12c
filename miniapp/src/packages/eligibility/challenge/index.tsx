import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { RequestOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { useSend } from '../../../api/use-send.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { LongInput } from '../../../components/field/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { goBack } from '../../../lib/go.ts'
import { forget, read, write } from '../../../platform/storage.ts'
import { toast } from '../../../stores/toast.ts'

type Body = RequestOf<'eligibilityChecks.challenge'>['body']

/** This fact is not true. Its owner looks; everything else goes on. What is typed survives a closed app. */
export default function Challenge() {
  const { id = '', fact = '' } = useRouter().params
  const kept = `challenge-${id}-${fact}`
  const asked = useRequest(() => call('eligibilityChecks.get', { params: { id } }), [id])
  const [claim, setClaim] = useState(() => read<string>(kept) ?? '')
  const { busy, refused, send } = useSend<'eligibilityChecks.challenge'>()

  function type(text: string) {
    setClaim(text)
    write(kept, text)
  }
  async function say() {
    const body = { fact: fact as Body['fact'], claim: claim.trim() }
    const answer = await send(body, (key) => call('eligibilityChecks.challenge', { params: { id }, body }, key))
    if (!answer.ok) return
    forget(kept)
    toast('已转给负责的部门核实', 'ok')
    goBack()
  }

  const wrong = refused?.field === 'claim' ? `${refused.text}${refused.next}` : undefined
  return (
    <Page
      title="这条不对"
      lead="转给提供这项数据的部门核实，核验照常进行。"
      foot={
        <Button busy={busy} busyText="正在提交" disabled={claim.trim().length < 2} onTap={() => void say()}>
          提交异议
        </Button>
      }
    >
      <Answered asked={asked} cards={1}>
        {({ facts }) => {
          const contested = facts.find((one) => one.fact === fact)
          return (
            <>
              {contested && (
                <Card kind="plain" title="您要更正的">
                  <ListRow
                    icon="document"
                    text={contested.text}
                    note={[
                      contested.source && `来源：${contested.source}`,
                      contested.asOf && `数据截至 ${contested.asOf}`,
                    ]
                      .filter(Boolean)
                      .join('\n')}
                  />
                </Card>
              )}
              {refused && !wrong && (
                <Notice tone="danger" title={refused.text} urgent>
                  {refused.next}
                </Notice>
              )}
              <LongInput
                label="哪里不对，应该是怎样"
                hint="说清楚就行，例如“这套房 2024 年 5 月已经卖掉过户”。有编号、日期的写上，核实更快。"
                maxLength={500}
                value={claim}
                error={wrong}
                onChange={type}
              />
              <Notice>提交后能看到由哪个部门核实、最迟哪一天答复；更正的，会自动重新核验。</Notice>
            </>
          )
        }}
      </Answered>
    </Page>
  )
}
