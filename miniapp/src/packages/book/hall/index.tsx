import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { go } from '../../../lib/go.ts'
import { waitWords } from '../../../lib/time-words.ts'
import { bookSteps } from '../book-steps.ts'
import { ForWhom, useWhose } from '../for-whom.tsx'

export default function ChooseHall() {
  const { service } = useRouter().params
  const whose = useWhose()
  const asked = useRequest(() => call('halls.list', { query: { service } }), [service])
  const [hall, setHall] = useState<string>()
  return (
    <Page
      title="去哪个大厅"
      lead="下面的大厅都能办这项业务。"
      foot={
        <Button disabled={!hall} onTap={() => go('/packages/book/place/index', { service, hall, ...whose })}>
          下一步：选时间
        </Button>
      }
    >
      <Steps names={bookSteps} current={1} />
      <ForWhom {...whose} />
      <Answered asked={asked}>
        {({ items }) => (
          <Choice
            label="大厅"
            value={hall}
            onChoose={setHall}
            options={items.map(({ id, name, address, transport, openText, waitMinutes, waiting, note }) => ({
              value: id,
              text: name,
              note: [
                address,
                transport,
                waitMinutes ? `${openText}；现在 ${waiting} 人，${waitWords(waitMinutes)}` : openText,
                note,
              ]
                .filter(Boolean)
                .join('\n'),
            }))}
          />
        )}
      </Answered>
    </Page>
  )
}
