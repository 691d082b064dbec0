import { checkLessons } from './checkLessons';

checkLessons(3);
