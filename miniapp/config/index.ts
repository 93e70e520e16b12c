import path from 'node:path'
import { defineConfig } from '@tarojs/cli'
import type Chain from 'webpack-chain'

const environment = process.env.TARO_ENV ?? 'h5'

/** In the browser the API lives on the page's own origin; a mini-program has none and must be told. */
const apiOrigin = environment === 'h5' ? '' : (process.env.TARO_APP_API_ORIGIN ?? 'http://127.0.0.1:8080')

/** npm packages are not transpiled by Taro: without this their ES2022 syntax reaches old phones as it is. */
const modernPackages = (file: string) =>
  /node_modules[\\/](@anju|uqr|zustand|query-string|split-on-first|filter-obj|decode-uri-component)[\\/]/.test(file)
const sharedTypes = (file: string) => /[\\/]shared-types[\\/]src[\\/]/.test(file)
const taroPackages = (file: string) => /node_modules[\\/]@tarojs[\\/]/.test(file)

/** Lengths stay real pixels on all three targets: 44 px is a finger wide on a small phone too, and type grows by --fs. */
const realPixels = { pxtransform: { enable: false, config: {} } }

/** npm nests this package under miniapp/ because of its bundler peer; packages hoisted to the root import it by name. */
const frameworkPackage = path.dirname(require.resolve('@tarojs/plugin-framework-react/package.json'))

/** In the browser our own three elements stand for Taro's component library, whose start-up code then has no purpose. */
function plainHtmlElements(chain: Chain) {
  chain.resolve.alias.set('@tarojs/components$', path.resolve(__dirname, '../src/h5/elements.ts'))
  chain.plugin('mainPlugin').tap(([options]) => {
    options.loaderMeta.extraImportForWeb = ''
    options.loaderMeta.execBeforeCreateWebApp = ''
    return [options]
  })
  // what two pages use travels once, not in each page's file
  chain.optimization.splitChunks({
    chunks: 'all',
    cacheGroups: {
      default: false,
      defaultVendors: false,
      packages: { name: 'packages', test: /[\\/]node_modules[\\/]/, priority: 10 },
      shared: { name: 'shared', test: /[\\/]src[\\/](?!pages|packages)/, minChunks: 2, priority: 20 },
    },
  })
  chain.performance.hints(false)
}

export default defineConfig({
  projectName: 'anju',
  date: '2025-11-21',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: `dist/${environment}`,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: !process.env.CI },
  logger: { quiet: true, stats: false },
  alias: { '@tarojs/plugin-framework-react': frameworkPackage },
  plugins: [path.resolve(__dirname, '../plugins/aria.js')],
  defineConstants: {
    API_ORIGIN: JSON.stringify(apiOrigin),
    CLIENT_VERSION: JSON.stringify(require('../package.json').version),
  },
  copy: {
    patterns: environment === 'h5' ? [] : [{ from: `native/${environment}`, to: `dist/${environment}` }],
    options: {},
  },
  mini: {
    postcss: realPixels,
    compile: { include: [modernPackages, sharedTypes] },
    // no component styles another one's classes without naming its own, so their order is free
    miniCssExtractPluginOption: { ignoreOrder: true },
  },
  h5: {
    publicPath: '/',
    staticDirectory: 'static',
    webpackChain: plainHtmlElements,
    router: { mode: 'hash' },
    postcss: realPixels,
    htmlPluginOption: { minify: { collapseWhitespace: true, minifyCSS: true } },
    compile: { include: [modernPackages, sharedTypes, taroPackages] },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
})
