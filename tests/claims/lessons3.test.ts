import { checkLessons } from './checkLessons';

checkLessons(2);
