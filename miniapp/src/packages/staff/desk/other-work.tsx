import type { Desk } from '@anju/shared-types'
import { Card } from '../../../components/card/index.tsx'
import { ListRow } from '../../../components/list-row/index.tsx'
import { go } from '../../../lib/go.ts'
import { useSession } from '../../../stores/session.ts'
import type { Acts } from './use-acts.ts'

interface Props {
  desk: Desk
  acts: Acts
  onMove: () => void
}

/** What is done once in a while: moving over, closing, checks that wait for a person, appeals, the hall's screen. */
export function OtherWork({ desk: { window, hall, allowedActions }, acts, onMove }: Props) {
  const isSupervisor = useSession((state) => state.me?.staff?.roles.includes('supervisor'))
  return (
    <Card kind="plain">
      {window && allowedActions.includes('openWindow') && <ListRow icon="hall" text="换到其他窗口" onTap={onMove} />}
      {window && allowedActions.includes('closeWindow') && (
        <ListRow
          icon="leave"
          text="关闭窗口"
          note="离开座位前请关闭，由其他窗口接着叫"
          onTap={() => acts.act({ name: 'closeWindow', no: window.no })}
        />
      )}
      <ListRow
        icon="cases"
        text="办件待办"
        note="受理、审核、审批、发证"
        onTap={() => go('/packages/staff/cases/index')}
      />
      <ListRow
        icon="key"
        text="购房资格待办"
        note="资料未齐、复核、盲审、异议"
        onTap={() => go('/packages/staff/eligibility/index')}
      />
      {isSupervisor && (
        <ListRow icon="scale" text="爽约申诉" note="等您处理的申诉" onTap={() => go('/packages/staff/appeals/index')} />
      )}
      <ListRow
        icon="speaker"
        text="看叫号屏"
        note={hall.name}
        onTap={() => go('/packages/display/hall/index', { hall: hall.id })}
      />
    </Card>
  )
}
