import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Choice } from '../../../components/choice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { Steps } from '../../../components/steps/index.tsx'
import { go } from '../../../lib/go.ts'
import { bookSteps } from '../book-steps.ts'
import { ForWhom, useWhose } from '../for-whom.tsx'

export default function ChooseService() {
  const asked = useRequest(() => call('halls.services'))
  const [service, setService] = useState<string>()
  const whose = useWhose()
  return (
    <Page
      title="您要办什么"
      lead="选一项，下一步选大厅和时间。"
      foot={
        <Button disabled={!service} onTap={() => go('/packages/book/hall/index', { service, ...whose })}>
          下一步：选大厅
        </Button>
      }
    >
      <Steps names={bookSteps} current={0} />
      <ForWhom {...whose} />
      <Answered asked={asked}>
        {({ items }) => (
          <Choice
            label="业务"
            value={service}
            onChoose={setService}
            options={items.map(({ code, name, plainName, durationMinutes }) => ({
              value: code,
              text: plainName,
              note: `${name}，办理约 ${durationMinutes} 分钟`,
            }))}
          />
        )}
      </Answered>
    </Page>
  )
}
