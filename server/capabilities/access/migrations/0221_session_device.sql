-- On what kind of device a session is: enough for its owner to know it again, too little to know anybody by.
alter table session add column device text not null default '';
