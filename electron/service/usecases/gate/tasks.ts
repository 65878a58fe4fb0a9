import type { Contract } from '../../../../shared/contract';
import { ok } from '../../../../shared/result';
import { tasksOn } from '../../db/sql/task-demands';
import type { QueryUseCase } from '../context';

export const gateTasks: QueryUseCase<Contract['gate']['tasks']> = async (db, _input, ctx) => ok(await tasksOn(db, ctx.today));
