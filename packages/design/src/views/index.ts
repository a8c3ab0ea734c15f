export { dateOf, dayOf } from '../review/days.ts'
export {
  type ActivityMap,
  activityMap,
  type Effort,
  type Gap,
  type Overlap,
  type Phase,
  type Proposal,
  trackOrder,
} from './activities.ts'
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
export { type Clash, clashesIn } from './clashes.ts'
export { laterByMonths } from './dates.ts'
export { type Bar, barHeight, type Lane } from './lanes.ts'
export { type Drawing, type Drawn, drawMap, type Paper } from './map-drawing.ts'
export { type Factor, type ProblemTree, problemTree, type TreePart } from './problem-tree.ts'
export { shows } from './shows.ts'
export {
  type Moment,
  movedByDays,
  slipping,
  type Timeline,
  type TimelineLane,
  timelineAfter,
  timelineLanes,
  timelineOf,
} from './timeline.ts'
export { drawTimeline, type TimelineDrawing } from './timeline-drawing.ts'
export { drawTree, factorHeight, type Point, type TreeArrow, type TreeDrawing } from './tree-drawing.ts'
export { type ComparedVenue, type Comparison, compareVenues, type Rating, ratings, type Said } from './venues.ts'
