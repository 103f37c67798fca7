package batch

import (
	"context"
	"iter"
	"sync"

	"salesaudit/questionnaire"
)

// pool is what all workers of a run work with.
type pool struct {
	bank     *questionnaire.Bank
	cache    *cache    // nil without one
	baseline *baseline // nil without one
	workers  int       // how many inputs are scored at once, ≥ 1
	rows     bool      // whether result.row is wanted of results from the cache too, which costs time
	answers  bool      // whether the answers in it are wanted
}

// ahead is how many inputs each worker may be ahead of the first one that is not taken yet. It bounds memory, and
// keeps the workers busy while one of them has a large file.
const ahead = 16

// task is one input on its way to its result.
type task struct {
	input  input
	result result
	text   []byte // what input.text points to
	done   chan struct{}
}

// run scores inputs and hands each result to take, in the order of the inputs. When ctx ends, the results that are there
// are taken, what is under way is left, and the error is that of ctx. An error of the inputs or of take ends the run
// too.
func (p *pool) run(ctx context.Context, inputs iter.Seq2[input, error], take func(*result) error) error {
	stopped, stop := context.WithCancel(ctx)
	defer stop()
	tasks := ahead * p.workers
	free, queue, ordered := make(chan *task, tasks), make(chan *task, tasks), make(chan *task, tasks)
	for range tasks {
		free <- &task{done: make(chan struct{}, 1)}
	}
	var working sync.WaitGroup
	for range p.workers {
		working.Go(func() {
			w := newWorker(p)
			for t := range queue {
				w.do(stopped, &t.input, &t.result)
				t.done <- struct{}{}
			}
		})
	}
	var readErr error
	read := make(chan struct{})
	go func() { // it may wait for standard input for ever, so nothing waits for it once ctx has ended
		defer close(read)
		defer close(queue)
		readErr = feed(stopped, inputs, free, queue, ordered)
	}()
	err := takeAll(ctx, read, ordered, free, take)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return err
	}
	<-read
	working.Wait()
	return readErr
}

// feed hands inputs to the workers, and in their order to who takes the results.
func feed(ctx context.Context, inputs iter.Seq2[input, error], free <-chan *task, queue, ordered chan<- *task) error {
	for in, err := range inputs {
		if err != nil {
			return err
		}
		var t *task
		select {
		case t = <-free:
		case <-ctx.Done():
			return nil
		}
		if ctx.Err() != nil {
			return nil
		}
		t.input = in
		if cap(t.text) > keptMemory {
			t.text = nil
		}
		t.text = append(t.text[:0], in.text...)
		t.input.text = t.text
		queue <- t // both have room for all tasks
		ordered <- t
	}
	return nil
}

// takeAll takes the results in order: all of them, or once ctx has ended those that are there.
func takeAll(ctx context.Context, read <-chan struct{}, ordered <-chan *task, free chan<- *task, take func(*result) error) error {
	one := func(t *task) error {
		if err := t.wait(ctx); err != nil {
			return err
		}
		err := t.result.failure
		if err == nil {
			err = take(&t.result)
		}
		if cap(t.result.assessment) > keptMemory {
			t.result.assessment = nil
		}
		free <- t
		return err
	}
	rest := func() error {
		for {
			select {
			case t := <-ordered:
				if err := one(t); err != nil {
					return err
				}
			default:
				return nil
			}
		}
	}
	for {
		select {
		case t := <-ordered:
			if err := one(t); err != nil {
				return err
			}
		case <-read:
			return rest()
		case <-ctx.Done():
			return rest()
		}
	}
}

// wait waits for the result. Once ctx has ended it does not: what cannot be read, as on a dead network drive, must not
// hold the program.
func (t *task) wait(ctx context.Context) error {
	select {
	case <-t.done:
		return nil
	case <-ctx.Done():
	}
	select {
	case <-t.done:
		return nil
	default:
		return ctx.Err()
	}
}
