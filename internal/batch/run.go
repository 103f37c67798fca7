package batch

import (
	"context"
	"iter"
	"sync"

	"salesaudit/questionnaire"
)

// Batch is what all workers of a run work with.
type Batch struct {
	Bank     *questionnaire.Bank
	Cache    *Cache    // nil without one
	Baseline *Baseline // nil without one
	Workers  int       // how many inputs are scored at once, ≥ 1
	Rows     bool      // whether Result.Row is wanted of results from the cache too, which costs time
}

// ahead is how many inputs each worker may be ahead of the first one that is not taken yet. It bounds memory, and
// keeps the workers busy while one of them has a large file.
const ahead = 16

// task is one input on its way to its result.
type task struct {
	input  Input
	result Result
	text   []byte // what input.Text points to
	done   chan struct{}
}

// Run scores inputs and hands each result to take, in the order of the inputs. When ctx ends, the inputs under way
// are finished and taken, no more are begun, and the error is that of ctx. An error of the inputs or of take ends the
// run too.
func (b *Batch) Run(ctx context.Context, inputs iter.Seq2[Input, error], take func(*Result) error) error {
	stopped, stop := context.WithCancel(ctx)
	defer stop()
	tasks := ahead * b.Workers
	free, queue, ordered := make(chan *task, tasks), make(chan *task, tasks), make(chan *task, tasks)
	for range tasks {
		free <- &task{done: make(chan struct{}, 1)}
	}
	var working sync.WaitGroup
	for range b.Workers {
		working.Go(func() {
			w := newWorker(b)
			for t := range queue {
				w.do(&t.input, &t.result)
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
	err := takeAll(stopped, read, ordered, free, take)
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

// feed gives inputs to the workers, and in their order to who takes the results.
func feed(ctx context.Context, inputs iter.Seq2[Input, error], free <-chan *task, queue, ordered chan<- *task) error {
	for input, err := range inputs {
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
		t.input = input
		if cap(t.text) > keptMemory {
			t.text = nil
		}
		t.text = append(t.text[:0], input.Text...)
		t.input.Text = t.text
		queue <- t // both have room for all tasks
		ordered <- t
	}
	return nil
}

// takeAll takes the results in order: all of them, or once ctx has ended those that were begun.
func takeAll(ctx context.Context, read <-chan struct{}, ordered <-chan *task, free chan<- *task, take func(*Result) error) error {
	one := func(t *task) error {
		<-t.done
		err := t.result.failure
		if err == nil {
			err = take(&t.result)
		}
		if cap(t.result.Assessment) > keptMemory {
			t.result.Assessment = nil
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
