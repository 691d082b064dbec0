import { checkLessons } from './checkLessons';

checkLessons(1);
