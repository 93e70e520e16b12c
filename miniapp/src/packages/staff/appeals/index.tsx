import { useState } from 'react'
import { call } from '../../../api/client.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { OneAppeal } from './one-appeal.tsx'

/** Appeals of the supervisor's own hall, the oldest first. */
export default function Appeals() {
  const asked = useRequest(() => call('desk.appeals'))
  const [open, setOpen] = useState<string>()
  return (
    <Page title="爽约申诉" lead="写下的理由，本人在手机上能看到原文。">
      <Answered asked={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="scale" title="没有要处理的申诉" text="群众对爽约记录提出申诉，会排在这里，先到先办。" />
          ) : (
            items.map((appeal) => (
              <OneAppeal
                key={appeal.id}
                appeal={appeal}
                open={appeal.id === open}
                onOpen={() => setOpen(appeal.id === open ? undefined : appeal.id)}
                onDecided={(label) => {
                  toast(label, 'ok')
                  void asked.reload()
                }}
              />
            ))
          )
        }
      </Answered>
    </Page>
  )
}
