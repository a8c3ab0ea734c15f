export {
  type Aim,
  type AimOf,
  type Among,
  aimsOf,
  type Balance,
  balanceOf,
  type Dimension,
  dimensions,
  type Share,
} from './balance.ts'
export { type ComparedVenue, type Comparison, compareVenues, type Rating, ratings, type Said } from './venues.ts'
