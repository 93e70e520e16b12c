import { View } from '@tarojs/components'
import { setNavigationBarTitle, useDidShow } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { classNames } from '../../lib/class-names.ts'
import { role } from '../../lib/role.ts'
import { hideNativeTabBar } from '../../platform/native-tab-bar'
import { useTypeScaleClass } from '../../stores/settings.ts'
import { TabBar, type TabName } from '../tab-bar/index.tsx'
import { ToastHost } from '../toast/index.tsx'
import { LargeTypeSwitch } from './large-type-switch.tsx'
import { TopBar } from './top-bar'
import './index.scss'

interface Props {
  title: string
  /** One sentence under the title: what this page is for. */
  lead?: string
  /** Set on the four tab pages. */
  tab?: TabName
  /** Replaces title and lead where a page has a head of its own (home). It must bring a heading. */
  head?: ReactNode
  /** Stays at the foot of the screen: the one next step. */
  foot?: ReactNode
  children: ReactNode
}

/** The frame of every page: title, way back, large type, room for the phone's edges. */
export function Page({ title, lead, tab, head, foot, children }: Props) {
  const scale = useTypeScaleClass()
  useDidShow(() => {
    setNavigationBarTitle({ title: tab ? '安居一窗' : title })
    if (tab) hideNativeTabBar()
  })
  return (
    <View className={classNames('page', scale, tab && 'page--tab', foot !== undefined && 'page--foot')}>
      {!tab && <TopBar />}
      <View className="page__body" {...role('main')}>
        {head ?? (
          <View className="page__head">
            <View className="page__head-row">
              <View className="page__title" {...role('heading', { level: 1 })}>
                {title}
              </View>
              <LargeTypeSwitch />
            </View>
            {lead && <View className="page__lead">{lead}</View>}
          </View>
        )}
        {children}
      </View>
      {foot !== undefined && (
        <View className="page__foot">
          <View className="page__foot-inside">{foot}</View>
        </View>
      )}
      {tab && <TabBar current={tab} />}
      <ToastHost />
    </View>
  )
}
