import { checkLessons } from './checkLessons';

checkLessons(0);
