import type { Case } from '@anju/shared-types'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Refused } from '../../../api/routes.ts'
import { useFollow } from '../../../api/use-follow.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Gradually } from '../../../components/gradually/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { toast } from '../../../stores/toast.ts'
import { Promises } from '../papers/promises.tsx'
import { RefusedNotice } from '../refused-notice.tsx'
import { useOutbox } from '../use-outbox.ts'
import { CaseActs } from './case-acts.tsx'
import { CaseHead } from './case-head.tsx'
import { Clocks } from './clocks.tsx'
import { Content } from './content.tsx'
import { DoubtedPledge } from './doubted-pledge.tsx'
import { Ending } from './ending.tsx'
import { Fees } from './fees.tsx'
import { Hands } from './hands.tsx'
import { History } from './history.tsx'
import './index.scss'
import '../papers/index.scss'
import { Instant } from './instant.tsx'
import { MyTurn } from './my-turn.tsx'
import { Offices } from './offices.tsx'
import { MistakeNews } from './our-mistake.tsx'
import { Parties } from './parties.tsx'

/** One case as it moves: what happens now, whose time runs, who holds it. */
export default function CaseDetail() {
  const { id = '' } = useRouter().params
  const followed = useFollow('cases.get', id ? { params: { id } } : null)
  const [refused, setRefused] = useState<Refused>()
  const { pending } = useOutbox(id, (settled) => {
    if (settled.caseId !== id) return
    if (settled.ok) {
      toast('已提交', 'ok')
      followed.replace(settled.reply)
    } else setRefused(settled.refused)
  })
  return (
    <Page title={followed.reply?.name ?? '办件'} lead={followed.reply?.draft.property?.address}>
      <RefusedNotice refused={refused} />
      <Answered asked={followed} cards={3}>
        {(shown) => <OneCase shown={shown} isPending={pending !== undefined} onChange={followed.replace} />}
      </Answered>
    </Page>
  )
}

interface Props {
  shown: Case
  isPending: boolean
  onChange: (fresh: Case) => void
}

function OneCase({ shown, isPending, onChange }: Props) {
  return (
    <Gradually>
      <CaseHead shown={shown} />
      {shown.actsFor && (
        <Notice title={`您在替${shown.actsFor.name}办`}>您办的每一步都写明是代办，也会告诉本人。</Notice>
      )}
      <MistakeNews shown={shown} />
      <DoubtedPledge shown={shown} />
      <MyTurn shown={shown} isPending={isPending} onChange={onChange} />
      <Promises shown={shown} onChange={onChange} />
      {shown.ending && <Ending ending={shown.ending} />}
      {shown.clocks && <Clocks clocks={shown.clocks} isOver={['feeDue', 'ready', 'closed'].includes(shown.state)} />}
      {shown.clocks && <Hands clocks={shown.clocks} />}
      <Offices shown={shown} />
      <Parties shown={shown} />
      {shown.instant && <Instant instant={shown.instant} />}
      {shown.fees && <Fees fees={shown.fees} />}
      <Content shown={shown} />
      <History history={shown.history} />
      <CaseActs shown={shown} onChange={onChange} />
    </Gradually>
  )
}
