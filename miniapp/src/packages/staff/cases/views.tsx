import { View } from '@tarojs/components'
import { Tap } from '../../../components/raw/tap'
import { classNames } from '../../../lib/class-names.ts'
import { role } from '../../../lib/role.ts'
import { useSession } from '../../../stores/session.ts'

type Name = 'mine' | 'department' | 'attention' | 'all'

interface Props {
  view: Name
  counts?: { mine: number; department: number; attention: number }
  onView: (view: Name) => void
}

/** Whose cases: mine, the office's, those that stand still or run late; everything for a supervisor. */
export function Views({ view, counts, onView }: Props) {
  const isSupervisor = useSession((state) => state.me?.staff?.roles.includes('supervisor')) ?? false
  const views: { name: Name; text: string }[] = [
    { name: 'mine', text: withCount('我的', counts?.mine) },
    { name: 'department', text: withCount('本部门', counts?.department) },
    { name: 'attention', text: withCount('要留意', counts?.attention) },
    ...(isSupervisor ? [{ name: 'all' as const, text: '全部' }] : []),
  ]
  return (
    <View className="views" {...role('tablist', { label: '看哪些办件' })}>
      {views.map(({ name, text }) => (
        <Tap
          key={name}
          as="tab"
          selected={name === view}
          className={classNames('views__one', name === view && 'views__one--on')}
          onTap={() => onView(name)}
        >
          {text}
        </Tap>
      ))}
    </View>
  )
}

/** The server counts no further than a thousand. */
const withCount = (text: string, count: number | undefined) =>
  count ? `${text} ${count > 999 ? '999+' : count}` : text
