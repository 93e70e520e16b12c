import type { Display } from '@anju/shared-types'
import { View } from '@tarojs/components'
import { setNavigationBarTitle, useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useFollow } from '../../../api/use-follow.ts'
import { ErrorState } from '../../../components/error-state/index.tsx'
import { TopBar } from '../../../components/page/top-bar'
import { Skeleton } from '../../../components/skeleton/index.tsx'
import { classNames } from '../../../lib/class-names.ts'
import { role } from '../../../lib/role.ts'
import { useTypeScaleClass } from '../../../stores/settings.ts'
import { CheckInCard } from './check-in-card.tsx'
import { ChooseHall } from './choose-hall.tsx'
import { Head } from './head.tsx'
import { LastCalls } from './last-calls.tsx'
import { LatestCall } from './latest-call.tsx'
import { WaitingBoard } from './waiting-board.tsx'
import './index.scss'
import './wall.scss'

/**
 * The hall's screen, 1920 x 1080 on a wall, and the same page on anybody's phone. Shows numbers and windows and nothing about
 * a person; needs no login.
 */
export default function HallDisplay() {
  const { hall: hallId } = useRouter().params
  const scale = useTypeScaleClass()
  const { reply, refused } = useFollow('display.show', hallId ? { params: { hallId } } : null)
  const name = reply?.hall.name
  useEffect(() => {
    if (name) setNavigationBarTitle({ title: `${name}叫号` })
  }, [name])
  return (
    <View className={classNames('page', 'display', scale)}>
      <TopBar />
      <View className="display__inside" {...role('main')}>
        {!hallId && <ChooseHall />}
        {hallId && reply && <Screen display={reply} lost={refused !== null} />}
        {hallId && !reply && !refused && <Skeleton cards={3} text="正在连接大厅" />}
        {hallId && !reply && refused && <ErrorState text={refused.text} next={refused.next} />}
      </View>
    </View>
  )
}

function Screen({ display, lost }: { display: Display; lost: boolean }) {
  const { calls, waiting, open, openText, serverNow } = display
  const [latest, ...earlier] = calls
  return (
    <>
      <Head hall={display.hall.name} openText={openText} open={open} serverNow={serverNow} lost={lost} />
      <View className="display__left">
        <LatestCall call={latest} open={open} openText={openText} />
        <LastCalls calls={earlier} />
      </View>
      <View className="display__right">
        <WaitingBoard waiting={waiting} open={open} />
        <CheckInCard url={display.checkIn.url} open={open} />
      </View>
    </>
  )
}
