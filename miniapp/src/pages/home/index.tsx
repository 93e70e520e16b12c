import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { Button } from '../../components/button/index.tsx'
import { Card } from '../../components/card/index.tsx'
import { ListRow } from '../../components/list-row/index.tsx'
import { Page } from '../../components/page/index.tsx'
import { enter } from '../../lib/enter.ts'
import { go } from '../../lib/go.ts'
import { readMe } from '../../stores/me.ts'
import { useSession } from '../../stores/session.ts'
import { AskedOfMe } from './asked-of-me.tsx'
import { AtWindow } from './at-window.tsx'
import { FindItem } from './find-item.tsx'
import { HallsNow } from './halls-now.tsx'
import { HomeHead } from './home-head.tsx'
import { MyToday } from './my-today.tsx'
import { MyTurns } from './my-turns.tsx'
import './index.scss'

export default function Home() {
  const { loggedIn, me } = useSession()
  useDidShow(() => void readMe())
  return (
    <Page title="安居一窗" tab="home" head={<HomeHead />}>
      <FindItem />
      {/* Two boxes: what comes and goes must not send the rows that stay to the phone again (10 KB a change). */}
      <View>
        {loggedIn ? (
          <MyToday />
        ) : (
          <Card kind="accent" title="先登录，再办事">
            <Button icon="mobile" onTap={() => go('/pages/login/index')}>
              用手机号登录
            </Button>
          </Card>
        )}
        {loggedIn && me && me.realName.state !== 'verified' && (
          <Card kind="accent" rows title="还差一步：实名">
            <ListRow
              icon="id-card"
              text={me.realName.state === 'checking' ? '人口信息系统正在核对' : '核对姓名和身份证号码'}
              note="预约和取号前要先核对一次，一分钟就好"
              onTap={() => go('/packages/account/real-name/index')}
            />
          </Card>
        )}
        {me?.realName.state === 'verified' && (
          <>
            <AtWindow />
            <MyTurns />
            <AskedOfMe />
          </>
        )}
      </View>
      <View>
        <Card kind="plain" title="办事">
          <ListRow
            icon="cases"
            text="二手房过户一次办"
            note="网签、缴税、过户一次受理，各部门同时办"
            onTap={() => enter('/packages/cases/begin/index', { code: 'P01' })}
          />
          <ListRow
            icon="calendar"
            text="预约去大厅"
            note="约好时间，到了就取号"
            onTap={() => go('/packages/book/service/index')}
          />
          <ListRow
            icon="scan"
            text="到厅取号"
            note="扫大厅屏幕上的码"
            onTap={() => enter('/packages/queue/check-in/index')}
          />
          <ListRow
            icon="key"
            text="能不能买房"
            note="答几个小问题，看您家还能买几套、为什么"
            onTap={() => go('/packages/eligibility/check/index')}
          />
          <ListRow
            icon="scale"
            text="算税费"
            note="买卖、抵押、补证要交多少，谁来付"
            onTap={() => go('/packages/money/fees/index')}
          />
          <ListRow
            icon="fund"
            text="公积金算一算"
            note="能贷多少、每月还多少、能提取多少"
            onTap={() => go('/packages/money/fund/index')}
          />
          <ListRow
            icon="ledger"
            text="放号台账"
            note="每个号去了哪里，谁都能查"
            onTap={() => go('/packages/book/ledger/index')}
          />
        </Card>
        {me?.staff && (
          <Card kind="plain" title="工作人员">
            <ListRow
              icon="people"
              text="窗口工作台"
              note={`${me.staff.name} · ${me.staff.hallName}`}
              onTap={() => go('/packages/staff/desk/index')}
            />
            <ListRow
              icon="cases"
              text="办件待办"
              note="按离超时还有多久排列"
              onTap={() => go('/packages/staff/cases/index')}
            />
          </Card>
        )}
      </View>
      <HallsNow />
    </Page>
  )
}
