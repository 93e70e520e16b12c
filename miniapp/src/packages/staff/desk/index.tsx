import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Answered } from '../../../components/answered/index.tsx'
import { Button } from '../../../components/button/index.tsx'
import { Empty } from '../../../components/empty/index.tsx'
import { Notice } from '../../../components/notice/index.tsx'
import { Page } from '../../../components/page/index.tsx'
import { go } from '../../../lib/go.ts'
import { read } from '../../../platform/storage.ts'
import { readMe } from '../../../stores/me.ts'
import { ChooseWindow } from './choose-window.tsx'
import { CurrentPerson } from './current-person.tsx'
import { DeskSheets, type SheetName } from './desk-sheets.tsx'
import { MissedList } from './missed-list.tsx'
import { NextAct } from './next-act.tsx'
import { NobodyHere } from './nobody-here.tsx'
import { OtherWork } from './other-work.tsx'
import { useActs } from './use-acts.ts'
import { useDesk } from './use-desk.ts'
import { usualWindow } from './usual-window.ts'
import { WaitingList } from './waiting-list.tsx'
import './index.scss'

/**
 * The clerk's whole screen, from sitting down to the last number of the day. Parts that come and go stand in an element of their
 * own each: on phones what is put between siblings sends them all to the view again.
 */
export default function DeskPage() {
  const asked = useDesk()
  const acts = useActs(asked)
  const [picked, setPicked] = useState<string>()
  const [sheet, setSheet] = useState<SheetName>()
  useEffect(() => void readMe(), [])

  const desk = asked.reply
  const own = desk?.window
  const mayOpen = desk?.allowedActions.includes('openWindow')
  const chosen = desk && (picked ?? usualWindow(desk.windows, read('desk.window')))
  return (
    <Page
      title={own ? `${own.no} 号窗口` : '我的窗口'}
      lead={desk ? `${desk.hall.name}，今天已办 ${desk.servedToday} 人` : undefined}
      foot={
        desk && (
          <>
            {acts.refused && (
              <Notice tone="danger" title={acts.refused.text} urgent>
                {acts.refused.next}
              </Notice>
            )}
            <View className="next-act">
              {own ? (
                <NextAct desk={desk} acts={acts} onMiss={() => setSheet('miss')} />
              ) : (
                <Button
                  disabled={!chosen || !mayOpen}
                  busy={acts.busy === 'openWindow'}
                  onTap={() => chosen && acts.act({ name: 'openWindow', no: chosen })}
                >
                  {chosen ? `开启 ${chosen} 号窗口` : '现在没有空窗口'}
                </Button>
              )}
            </View>
          </>
        )
      }
    >
      {asked.refused?.status === 403 ? (
        <Empty
          icon="lock"
          title={asked.refused.text}
          text={asked.refused.next}
          action="回首页"
          onAction={() => go('/pages/home/index')}
        />
      ) : (
        <Answered asked={asked}>
          {(now) => (
            <>
              <View>
                {now.current && (
                  <CurrentPerson
                    ticket={now.current}
                    serverNow={now.serverNow}
                    busy={acts.busy !== undefined}
                    onTransfer={() => setSheet('transfer')}
                  />
                )}
                {now.window && !now.current && <NobodyHere next={now.waiting[0]} count={now.waiting.length} />}
              </View>
              <View className="desk__tools">
                {now.allowedActions.includes('checkIn') && (
                  <Button kind="secondary" icon="scan" onTap={() => setSheet('scan')}>
                    扫预约码
                  </Button>
                )}
                {now.allowedActions.includes('walkIn') && (
                  <Button kind="secondary" icon="ticket" onTap={() => setSheet('walkIn')}>
                    现场取号
                  </Button>
                )}
              </View>
              <View className="desk__windows">
                {!now.window && <ChooseWindow windows={now.windows} value={chosen ?? undefined} onChoose={setPicked} />}
              </View>
              <View>
                <WaitingList waiting={now.waiting} />
              </View>
              <View>
                <MissedList missed={now.missed} acts={acts} />
              </View>
              <OtherWork desk={now} acts={acts} onMove={() => setSheet('window')} />
            </>
          )}
        </Answered>
      )}
      {desk && (
        <DeskSheets name={sheet} desk={desk} acts={acts} onTaken={asked.reload} onClose={() => setSheet(undefined)} />
      )}
    </Page>
  )
}
