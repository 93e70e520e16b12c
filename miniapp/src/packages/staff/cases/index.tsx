import type { CaseDepartment, StaffCaseLine } from '@anju/shared-types'
import { useState } from 'react'
import { call } from '../../../api/client.ts'
import type { ReplyOf, RequestOf } from '../../../api/routes.ts'
import { useRequest } from '../../../api/use-request.ts'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Card } from '../../../components/card/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { useSession } from '../../../stores/session.ts'
import { CaseLineRow } from './case-line-row.tsx'
import { Filters } from './filters.tsx'
import './index.scss'
import { Views } from './views.tsx'

type View = NonNullable<NonNullable<RequestOf<'caseDesk.list'>['query']>['view']>
type Listed = ReplyOf<'caseDesk.list'>

/** What waits, the closest to breach first (E46). */
export default function CaseDesk() {
  const [view, setView] = useState<View>('department')
  const [department, setDepartment] = useState<CaseDepartment>()
  const [code, setCode] = useState<string>()
  const [district, setDistrict] = useState<string>()
  const [more, setMore] = useState<StaffCaseLine[]>([])
  const [next, setNext] = useState<string>()
  const [busy, setBusy] = useState(false)
  const query = { view, ...(department && { department }), ...(code && { code }), ...(district && { district }) }
  const asked = useRequest(async () => {
    const answer = await call('caseDesk.list', { query })
    setMore([])
    setNext(answer.ok ? answer.reply.next : undefined)
    return answer
  }, [view, department, code, district])

  async function readMore() {
    setBusy(true)
    const answer = await call('caseDesk.list', { query: { ...query, after: next } })
    setBusy(false)
    if (!answer.ok) return
    setMore([...more, ...answer.reply.items])
    setNext(answer.reply.next)
  }

  return (
    <Page title="办件待办" lead="离超时最近的排在最前。打开一件，当事人会看到谁看过。">
      <Shortcuts />
      <Views view={view} counts={asked.reply?.counts} onView={setView} />
      <Answered asked={asked}>
        {(reply) => {
          const lines = [...reply.items, ...more]
          return (
            <>
              <Filters
                {...{ department, code, district, lines }}
                isWide={view !== 'mine'}
                onDepartment={setDepartment}
                onCode={setCode}
                onDistrict={setDistrict}
              />
              <Lines lines={lines} view={view} />
              {next && (
                <Button kind="secondary" busy={busy} onTap={() => void readMore()}>
                  再看后面的
                </Button>
              )}
            </>
          )
        }}
      </Answered>
    </Page>
  )
}

/** Work that is not opened from a list of cases. */
function Shortcuts() {
  const roles = useSession((state) => state.me?.staff?.roles) ?? []
  const decides = roles.includes('registrar') || roles.includes('supervisor')
  const enters = roles.includes('clerk') || roles.includes('supervisor')
  if (!decides && !enters) return null
  return (
    <Card kind="plain">
      {enters && (
        <ListRow
          icon="edit"
          text="窗口录入"
          note="群众没有填过的，在窗口录，本人手机上看得到"
          onTap={() => go('/packages/staff/enter/index')}
        />
      )}
      {decides && (
        <ListRow
          icon="check"
          text="等我审批"
          note="看过的可以选几件一起批"
          onTap={() => go('/packages/staff/approvals/index')}
        />
      )}
    </Card>
  )
}

function Lines({ lines, view }: { lines: Listed['items']; view: View }) {
  if (lines.length === 0) {
    return (
      <Empty
        icon="cases"
        title="没有要办的"
        text={view === 'mine' ? '分给您的、转给您的办件会排在这里。' : '有新办件时，会按离超时还有多久排在这里。'}
      />
    )
  }
  return (
    <Card kind="plain">
      {lines.map((line) => (
        <CaseLineRow key={line.id} line={line} />
      ))}
    </Card>
  )
}
